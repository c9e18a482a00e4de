"""Takes the local address for the remote one.

base: right_duplicate
score: 3
caught by: endpoint-connected
message: client's end
hint: getsockname is local
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
        local, remote = remote_of(sock), sock.getsockname()[:2]
        return Endpoints(FAMILIES[sock.family], TYPES[sock.type], local, remote)
    finally:
        sock.detach()
