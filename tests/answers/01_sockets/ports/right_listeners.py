"""Looks the class up by bisection, and asks with listeners.

score: 4
"""

import bisect


def classify(port: int) -> str:
    """The class of a port, "system", "user" or "dynamic" (RFC 6335, section 6); ValueError for what is no port."""
    if port < 0 or port > 65535:
        raise ValueError("no port")
    return ("system", "user", "dynamic")[bisect.bisect([1024, 49152], port)]


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
