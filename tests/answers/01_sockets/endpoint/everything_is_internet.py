"""Calls every family but IPv6 IPv4, and so refuses nothing.

base: right_duplicate
score: 4
caught by: endpoint-refused
message: raises ValueError
hint: refuse any other
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
        family = "IPv6" if sock.family == socket.AF_INET6 else "IPv4"
        return Endpoints(family, TYPES[sock.type], sock.getsockname()[:2], remote_of(sock))
    finally:
        sock.detach()
