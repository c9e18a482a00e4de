"""Closes at the end of the stream, and not after an error.

base: reference
score: 3
caught by: echo-one-ends
message: the connection is closed then, too
hint: on every way out
"""
# instead of
    with connection, contextlib.suppress(OSError):
# this
    with contextlib.suppress(OSError):

# instead of
            count += len(data)
# this
            count += len(data)
        connection.close()
