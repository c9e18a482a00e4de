"""Lets go at four times the limit.

base: reference
score: 2
caught by: chat-async-stalled
message: the server lets go of Eve
"""
# instead of
            if receiver.transport.get_write_buffer_size() > LIMIT:
                receiver.transport.abort()
# this
            if receiver.transport.get_write_buffer_size() > 4 * LIMIT:
                receiver.transport.abort()
