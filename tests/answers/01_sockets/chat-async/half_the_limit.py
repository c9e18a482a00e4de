"""Lets go at half of the limit.

base: reference
score: 2
caught by: chat-async-stalled
message: LIMIT
"""
# instead of
            if receiver.transport.get_write_buffer_size() > LIMIT:
                receiver.transport.abort()
# this
            if receiver.transport.get_write_buffer_size() > LIMIT // 2:
                receiver.transport.abort()
