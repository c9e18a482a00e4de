"""Says which family and type it is, instead of asking.

base: right_duplicate
score: 2
caught by: endpoint-connected
message: an IPv6 connection
hint: find out the family and the type
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
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, fileno=fd)
    try:
        refuse_others(sock)
        return Endpoints("IPv4", "stream", sock.getsockname()[:2], remote_of(sock))
    finally:
        sock.detach()
