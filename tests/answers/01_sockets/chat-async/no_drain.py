"""Writes to everybody, waits for nobody, and bounds nothing.

base: reference
score: 2
caught by: chat-async-stalled
message: the server lets go of Eve
hint: without a bound
"""
# instead of
            if receiver.transport.get_write_buffer_size() > LIMIT:
                receiver.transport.abort()
# this
