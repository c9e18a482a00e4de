"""Closes the writer of a slow reader, which first waits until all is read.

base: reference
score: 2
caught by: chat-async-stalled
message: the server lets go of Eve
hint: close would first wait
"""
# instead of
            if receiver.transport.get_write_buffer_size() > LIMIT:
                receiver.transport.abort()
# this
            if receiver.transport.get_write_buffer_size() > LIMIT:
                receiver.close()
