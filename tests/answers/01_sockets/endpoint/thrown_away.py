"""Lets Python throw the socket object away, which closes the descriptor.

base: right_duplicate
score: 3
caught by: endpoint-stays-open
message: the connection is still open
hint: or is thrown away: detach it
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
    return Endpoints(FAMILIES[sock.family], TYPES[sock.type], sock.getsockname()[:2], remote_of(sock))
