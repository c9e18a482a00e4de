"""Detaches only when all went well.

base: right_duplicate
score: 4
caught by: endpoint-refused
message: refused is still open
hint: detach in `finally`
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
    refuse_others(sock)
    found = Endpoints(FAMILIES[sock.family], TYPES[sock.type], sock.getsockname()[:2], remote_of(sock))
    sock.detach()
    return found
