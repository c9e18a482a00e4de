"""Looks at a duplicate of the descriptor, which it may close.

score: 5
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
    try:
        sock = socket.socket(fileno=os.dup(fd))
    except OSError:
        raise
    with sock:
        refuse_others(sock)
        return Endpoints(FAMILIES[sock.family], TYPES[sock.type], sock.getsockname()[:2], remote_of(sock))
