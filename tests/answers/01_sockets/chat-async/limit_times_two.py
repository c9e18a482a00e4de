"""Lets go at twice the limit.

base: reference
score: 2
caught by: chat-async-stalled
message: when more than LIMIT bytes wait
hint: LIMIT is 65,536
"""
# instead of
            if receiver.transport.get_write_buffer_size() > LIMIT:
                receiver.transport.abort()
# this
            if receiver.transport.get_write_buffer_size() > 2 * LIMIT:
                receiver.transport.abort()
