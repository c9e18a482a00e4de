"""Makes a ValueError out of what is no socket.

base: reference
score: 3
caught by: endpoint-refused
message: for a file
hint: catch OSError around getpeername only
"""
# instead of
    sock = socket.socket(fileno=fd)
# this
    try:
        sock = socket.socket(fileno=fd)
    except OSError:
        raise ValueError("no socket") from None
