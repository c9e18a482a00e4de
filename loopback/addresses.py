"""Addresses of sockets, and the loopback addresses that this machine has."""

import socket
from functools import cache

Address = tuple[str, int]  # host and port


def family_of(host: str) -> socket.AddressFamily:
    """The address family of a numeric host: AF_INET6 for one with a colon, otherwise AF_INET.

    >>> family_of("::1").name, family_of("127.0.0.1").name
    ('AF_INET6', 'AF_INET')
    """
    return socket.AF_INET6 if ":" in host else socket.AF_INET


@cache
def loopback_hosts() -> tuple[str, ...]:
    """The loopback hosts to test with: 127.0.0.1, and ::1 where the machine has it."""
    return ("127.0.0.1", "::1") if _can_bind("::1") else ("127.0.0.1",)


@cache
def second_loopback_host() -> str | None:
    """The host 127.0.0.2, or None where only 127.0.0.1 is an address of this machine, as on macOS.

    >>> second_loopback_host() in ("127.0.0.2", None)
    True
    """
    return "127.0.0.2" if _can_bind("127.0.0.2") else None


def _can_bind(host: str) -> bool:
    try:
        with socket.socket(family_of(host), socket.SOCK_STREAM) as sock:
            sock.bind((host, 0))
    except OSError:
        return False
    return True
