"""Lets the OSError of getpeername out.

base: right_duplicate
score: 4
caught by: endpoint-unconnected
message: has no remote address
hint: there is no other end
"""
# instead of
    try:
        sock = socket.socket(fileno=os.dup(fd))
    except OSError:
        raise
    with sock:
        refuse_others(sock)
        return Endpoints(FAMILIES[sock.family], TYPES[sock.type], sock.getsockname()[:2], remote_of(sock))
# this
    sock = socket.socket(fileno=fd)
    try:
        refuse_others(sock)
        return Endpoints(
            FAMILIES[sock.family], TYPES[sock.type], sock.getsockname()[:2], sock.getpeername()[:2]
        )
    finally:
        sock.detach()
