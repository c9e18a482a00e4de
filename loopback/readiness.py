"""What of the course works on this machine, found out by trying it."""

import socket
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from loopback.addresses import loopback_hosts
from loopback.kernel.namespace.host import ALLOWED_BY
from loopback.pair import connected_pair, datagram_pair
from loopback.peers import WebServer
from loopback.system import system

OLDEST_PYTHON = (3, 11)


class Ability(NamedTuple):
    """One thing that the course uses: whether it works here, and what happens where it does not."""

    what: str
    works: bool
    otherwise: str
    is_needed: bool = False


def abilities(bench: str = "") -> list[Ability]:
    """Everything that the course uses of a machine, tried out on this one.

    `bench` is the version of the lab bench that the notebooks were handed out with; none is asked for where it is "".
    """
    python = ".".join(map(str, sys.version_info[:3]))
    needed = ".".join(map(str, OLDEST_PYTHON))
    recorded = "a recording of Linux answers in its place, and a line says so"
    # On another system nothing allows it.
    allowed = f". To allow it here: {ALLOWED_BY}" if sys.platform == "linux" else ""
    installed = _installed()
    own = [
        Ability(
            f"the lab bench {bench}",
            installed in (bench, ""),
            f"{installed} is installed: install the one in wheels/ (README.md says how), and restart the kernel",
            is_needed=True,
        )
    ]
    return [
        Ability(
            f"Python {python}",
            sys.version_info >= OLDEST_PYTHON,
            f"the course needs Python {needed} or later: make the environment anew",
            is_needed=True,
        ),
        *(own if bench else []),
        Ability(
            "TCP on 127.0.0.1",
            _works(_tcp, "127.0.0.1"),
            "a firewall or a security program may keep programs of this machine from each other: allow Python",
            is_needed=True,
        ),
        Ability("UDP on 127.0.0.1", _works(_udp, "127.0.0.1"), "the same as above", is_needed=True),
        Ability(
            "a server in a process of its own",
            _works(_served, "127.0.0.1"),
            "a security program may keep Python from starting another Python, or from talking to it: allow both",
            is_needed=True,
        ),
        Ability(
            "TCP and UDP on ::1",
            "::1" in loopback_hosts(),
            "IPv6 is left out, also in the tests that you run",
        ),
        Ability(
            "sockets as file descriptors",
            system.sockets_are_descriptors,
            "exercises on descriptors are tested where the grader runs, on Linux",
        ),
        Ability("the kernel's view of a TCP socket", system.has_tcp_info, recorded),
        Ability("the kernel's table of connections", system.has_connection_table, recorded),
        Ability("a network of a notebook's own", system.has_namespaces, f"{recorded}{allowed}"),
    ]


def what_works(bench: str = "") -> None:
    """Print what of the course works on this machine, and what happens where something does not.

    `bench` is the version of the lab bench that the notebooks were handed out with.

    >>> what_works()  # doctest: +ELLIPSIS
    ✓ Python 3...
    """
    found = abilities(bench)
    for each in found:
        sign = "✓" if each.works else "✗" if each.is_needed else "○"
        print(f"{sign} {each.what}" + ("" if each.works else f": {each.otherwise}"))
    if all(each.works for each in found if each.is_needed):
        print("Everything that the course needs works here.")
    else:
        print("What has a ✗ is needed: see to it first, then restart the kernel and run this cell again.")


def _installed() -> str:
    """The version of the lab bench that pip has installed; "" where the package is a clone's own folder."""
    try:
        return version("loopback-bench")
    except PackageNotFoundError:
        return ""


def _works(conversation: Callable[[str], bytes], host: str) -> bool:
    try:
        return conversation(host) == b"hello"
    except (OSError, RuntimeError):  # RuntimeError: a process that has not started
        return False


def _tcp(host: str) -> bytes:
    one, other = connected_pair(host)
    with one, other:
        other.settimeout(2)
        one.sendall(b"hello")
        return other.recv(5, socket.MSG_WAITALL)


def _udp(host: str) -> bytes:
    one, other = datagram_pair(host)
    with one, other:
        other.settimeout(2)
        one.send(b"hello")
        return other.recv(5)


def _served(host: str) -> bytes:
    with WebServer({"/": b"hello"}) as server, socket.create_connection(server.address, timeout=2) as sock:
        sock.sendall(b"GET / HTTP/1.0\r\n\r\n")
        with sock.makefile("rb") as answer:
            return answer.read().rpartition(b"\r\n")[2]
