"""Registers detach before anything else can happen; drops the tail of the address by unpacking.

score: 5
"""


def endpoints(fd: int) -> Endpoints:
    """The family, the type and both addresses of a socket's descriptor, which stays open."""
    with contextlib.ExitStack() as stack:
        sock = socket.socket(fileno=fd)
        stack.callback(sock.detach)
        match sock.family:
            case socket.AF_INET:
                family = "IPv4"
            case socket.AF_INET6:
                family = "IPv6"
            case _:
                raise ValueError(f"no internet family: {sock.family}")
        kind = {socket.SOCK_STREAM: "stream", socket.SOCK_DGRAM: "datagram"}.get(sock.type)
        if kind is None:
            raise ValueError(f"neither stream nor datagram: {sock.type}")
        host, port, *_ = sock.getsockname()
        remote = None
        with contextlib.suppress(OSError):
            remote_host, remote_port, *_ = sock.getpeername()
            remote = (remote_host, remote_port)
        return Endpoints(family, kind, (host, port), remote)
