"""Leaves flow info and scope in an IPv6 address.

score: 3
caught by: endpoint-connected
message: an IPv6 connection
hint: keep the first two, host and port
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
        refuse_others(sock)
        try:
            remote = sock.getpeername()
        except OSError:
            remote = None
        return Endpoints(FAMILIES[sock.family], TYPES[sock.type], sock.getsockname(), remote)
    finally:
        sock.detach()
