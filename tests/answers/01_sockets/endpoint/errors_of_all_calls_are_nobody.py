"""Catches OSError around everything.

base: reference
score: 4
caught by: endpoint-no-socket
message: for a file
hint: catch OSError around getpeername only
"""
# instead of
    sock = socket.socket(fileno=fd)
# this
    try:
        sock = socket.socket(fileno=fd)
    except OSError:
        return Endpoints("IPv4", "stream", ("", 0), None)
