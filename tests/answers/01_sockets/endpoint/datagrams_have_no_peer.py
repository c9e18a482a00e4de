"""Never asks a UDP socket for its remote address.

base: right_duplicate
score: 4
caught by: endpoint-unconnected
message: is connected has a remote address
hint: ask getpeername for every socket, datagrams too
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
        remote = remote_of(sock) if sock.type == socket.SOCK_STREAM else None
        return Endpoints(FAMILIES[sock.family], TYPES[sock.type], sock.getsockname()[:2], remote)
    finally:
        sock.detach()
