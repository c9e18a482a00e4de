"""Waits in its finally until the writer is closed, which raises what the connection ended with.

base: reference
score: 3
caught by: chat-async-broken
message: resets the connection
hint: wait_closed raises what the connection ended with
"""
# instead of
        writer.transport.abort()
# this
        writer.close()
        await writer.wait_closed()
