"""Says the class in one expression, and collects the ports of listeners in a set.

score: 4
"""


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
    ports = set()
    for _ in range(samples):
        with socket.create_server((host, 0), family=family) as listener:
            ports.add(listener.getsockname()[1])
    return min(ports), max(ports)
