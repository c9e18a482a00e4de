"""Makes a ValueError out of what is no socket.

base: reference
score: 4
caught by: endpoint-no-socket
message: for a file
hint: let the kernel's OSError out
"""
# instead of
    sock = socket.socket(fileno=fd)
# this
    try:
        sock = socket.socket(fileno=fd)
    except OSError:
        raise ValueError("no socket") from None
