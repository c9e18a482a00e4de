"""Calls every type but a stream a datagram.

base: reference
score: 4
caught by: endpoint-refused
message: for a raw socket
hint: look the type up too
"""
# instead of
        if sock.family not in families or sock.type not in types:
            raise ValueError(f"neither IPv4 nor IPv6, or neither stream nor datagram: {sock.family}, {sock.type}")
# this
        if sock.family not in families:
            raise ValueError(sock.family)

# instead of
        return Endpoints(families[sock.family], types[sock.type], sock.getsockname()[:2], remote)
# this
        kind = "stream" if sock.type == socket.SOCK_STREAM else "datagram"
        return Endpoints(families[sock.family], kind, sock.getsockname()[:2], remote)
