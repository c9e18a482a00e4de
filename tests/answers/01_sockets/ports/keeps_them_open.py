"""Keeps its sockets, so that their ports stay taken.

score: 2
caught by: ports-sampled
message: the port is free again
hint: close every socket
"""

KEPT = []


def classify(port: int) -> str:
    """The class of a port, "system", "user" or "dynamic" (RFC 6335, section 6); ValueError for what is no port."""
    if not 0 <= port <= 65535:
        raise ValueError(port)
    return "system" if port <= 1023 else "user" if port <= 49151 else "dynamic"


def ephemeral_range(samples: int, host: str = "127.0.0.1") -> tuple[int, int]:
    """The lowest and the highest of `samples` ports that the kernel picks for port 0 at `host`."""
    if samples < 1:
        raise ValueError(samples)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for _ in range(samples):
        sock = socket.socket(family, socket.SOCK_DGRAM)
        sock.bind((host, 0))
        KEPT.append(sock)
    ports = [sock.getsockname()[1] for sock in KEPT[-samples:]]
    return min(ports), max(ports)
