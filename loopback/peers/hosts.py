"""The loopback addresses that this machine has."""

import socket
from functools import cache


@cache
def loopback_hosts() -> tuple[str, ...]:
    """127.0.0.1, and ::1 where the machine has it."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as sock:
            sock.bind(("::1", 0))
    except OSError:
        return ("127.0.0.1",)
    return ("127.0.0.1", "::1")
