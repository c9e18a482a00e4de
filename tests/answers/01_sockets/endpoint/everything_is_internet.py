"""Calls every family but IPv6 IPv4, and so refuses nothing.

score: 4
caught by: endpoint-refused
message: refuse any other
"""

FAMILIES = {socket.AF_INET: "IPv4", socket.AF_INET6: "IPv6"}
TYPES = {socket.SOCK_STREAM: "stream", socket.SOCK_DGRAM: "datagram"}


def refuse_others(sock: socket.socket) -> None:
    """ValueError for a socket of another family or type."""
    if sock.family not in FAMILIES or sock.type not in TYPES:
        raise ValueError("another family or type")


def remote_of(sock: socket.socket) -> tuple[str, int] | None:
    """The remote address, or None."""
    try:
        return sock.getpeername()[:2]
    except OSError:
        return None


def endpoints(fd: int) -> Endpoints:
    """The family, the type and both addresses of a socket's descriptor, which stays open."""
    sock = socket.socket(fileno=fd)
    try:
        family = "IPv6" if sock.family == socket.AF_INET6 else "IPv4"
        return Endpoints(family, TYPES[sock.type], sock.getsockname()[:2], remote_of(sock))
    finally:
        sock.detach()
