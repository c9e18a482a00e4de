"""Holds all its sockets at the same time, and closes them together.

score: 4
"""

import contextlib


def classify(port: int) -> str:
    """The class of a port, "system", "user" or "dynamic" (RFC 6335, section 6); ValueError for what is no port."""
    for name, ports in {
        "system": range(1024),
        "user": range(1024, 49152),
        "dynamic": range(49152, 65536),
    }.items():
        if port in ports:
            return name
    raise ValueError(port)


def ephemeral_range(samples: int, host: str = "127.0.0.1") -> tuple[int, int]:
    """The lowest and the highest of `samples` ports that the kernel picks for port 0 at `host`."""
    if samples <= 0:
        raise ValueError(samples)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.ExitStack() as stack:
        ports = []
        for _ in range(samples):
            sock = stack.enter_context(socket.socket(family, socket.SOCK_STREAM))
            sock.bind((host, 0))
            ports.append(sock.getsockname()[1])
        return sorted(ports)[0], sorted(ports)[-1]
