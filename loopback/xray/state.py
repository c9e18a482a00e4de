"""The state of a TCP connection, as the kernel keeps it."""

import contextlib
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from weakref import WeakKeyDictionary

NOT_HERE = "not on this system"  # the state that a system other than Linux tells

# Linux's numbers for them, include/net/tcp_states.h; the names are those of RFC 9293, 3.3.2.
STATES = {
    1: "ESTABLISHED",
    2: "SYN-SENT",
    3: "SYN-RECEIVED",
    4: "FIN-WAIT-1",
    5: "FIN-WAIT-2",
    6: "TIME-WAIT",
    7: "CLOSED",
    8: "CLOSE-WAIT",
    9: "LAST-ACK",
    10: "LISTEN",
    11: "CLOSING",
    12: "SYN-RECEIVED",  # NEW_SYN_RECV, the same state kept in less memory
}
_TABLES = {socket.AF_INET: Path("/proc/net/tcp"), socket.AF_INET6: Path("/proc/net/tcp6")}

Address = tuple[str, int]

_remote: WeakKeyDictionary[socket.socket, tuple[object, ...]] = WeakKeyDictionary()  # as getpeername gave it


def tcp_state(sock: socket.socket) -> str:
    """The state of a TCP socket's connection by its name in RFC 9293; NOT_HERE on a system that does not tell.

    A connection in TIME-WAIT belongs to no socket any more, so for a socket that has lost its connection this
    looks whether one with its addresses is waiting. The remote address is remembered from an earlier call, while
    there was a connection; without one, any with the same local address counts. OSError for a closed socket.

    >>> tcp_state(socket.socket()) in ("CLOSED", NOT_HERE)
    True
    """
    if sys.platform != "linux":
        return NOT_HERE
    with contextlib.suppress(OSError):  # not connected now
        _remote[sock] = sock.getpeername()
    state = STATES[sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0]]
    if state == "CLOSED" and "TIME-WAIT" in connection_states(sock.getsockname(), _remote.get(sock)):
        return "TIME-WAIT"
    return state


def connection_states(local: tuple[object, ...], remote: tuple[object, ...] | None = None) -> list[str]:
    """The states of all TCP connections from `local` (to `remote`, if given), whoever holds them, or nobody.

    Addresses are (host, port), or as `getsockname` gives them. The connections that no socket has are here too:
    those that wait to be accepted, and those in TIME-WAIT. Empty where the system does not tell.
    """
    family = socket.AF_INET6 if ":" in str(local[0]) else socket.AF_INET
    return [
        state
        for here, there, state in connections(family)
        if here == local[:2] and (remote is None or there == remote[:2])
    ]


def connections(family: socket.AddressFamily) -> Iterator[tuple[Address, Address, str]]:
    """Local address, remote address and state of each connection and listener in the kernel's table."""
    lines: list[str] = []
    with contextlib.suppress(OSError):
        lines = _TABLES[family].read_text().splitlines()[1:]
    for line in lines:
        _, here, there, state = line.split()[:4]
        yield _address(here, family), _address(there, family), STATES[int(state, 16)]


def _address(text: str, family: socket.AddressFamily) -> Address:
    """An address as /proc prints it: words of 32 bits in the machine's byte order, a colon, the port.

    >>> _address("0100007F:0050", socket.AF_INET) if sys.byteorder == "little" else ("127.0.0.1", 80)
    ('127.0.0.1', 80)
    """
    words, port = text.split(":")
    packed = b"".join(
        int(words[at : at + 8], 16).to_bytes(4, sys.byteorder) for at in range(0, len(words), 8)
    )
    return socket.inet_ntop(family, packed), int(port, 16)
