"""The state of a TCP connection, as the kernel keeps it: one socket's (TCP_INFO), or all (/proc/net/tcp)."""

import contextlib
import socket
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from weakref import WeakKeyDictionary

from loopback.addresses import Address, family_of

NOT_SHOWN = "not on this system"  # the state that a system other than Linux tells

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
CLOSING = {"FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "LAST-ACK", "CLOSING"}  # states of an end that was closed
_TABLES = {socket.AF_INET: Path("/proc/net/tcp"), socket.AF_INET6: Path("/proc/net/tcp6")}

_WINDOW_AT = 80  # bytes before tcpi_snd_cwnd in Linux's struct tcp_info; tcpi_snd_ssthresh stands before it
_NO_THRESHOLD = 0x7FFFFFFF

_remote: WeakKeyDictionary[socket.socket, tuple[object, ...]] = WeakKeyDictionary()  # as getpeername gave it


def tcp_state(sock: socket.socket) -> str:
    """The state of a TCP socket's connection by its name in RFC 9293; NOT_SHOWN on a system that does not tell.

    A connection in TIME-WAIT belongs to no socket any more, so for a socket that has lost its connection this
    looks whether one with its addresses is waiting. The remote address is remembered from an earlier call, while
    there was a connection; without one, any with the same local address counts. OSError for a closed socket.

    >>> tcp_state(socket.socket()) in ("CLOSED", NOT_SHOWN)
    True
    """
    if sys.platform != "linux":
        return NOT_SHOWN
    with contextlib.suppress(OSError):  # not connected now
        _remote[sock] = sock.getpeername()
    state = STATES[sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0]]
    if state == "CLOSED" and "TIME-WAIT" in connection_states(sock.getsockname(), _remote.get(sock)):
        return "TIME-WAIT"
    return state


def congestion_window(sock: socket.socket) -> tuple[int, int | None]:
    """The congestion window and the slow-start threshold of a TCP socket's connection, in segments (TCP_INFO, Linux).

    The threshold is None before the first loss. OSError for a closed socket.
    """
    info = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _WINDOW_AT + 4)
    threshold, window = struct.unpack_from("II", info, _WINDOW_AT - 4)
    return window, None if threshold >= _NO_THRESHOLD else threshold


def is_closing(local: Address, remote: Address) -> bool:
    """Whether the kernel has been told to close the end at `local` of the connection to `remote`.

    True from the moment of the last `close`, even while that call still waits (SO_LINGER) for the other side to
    take the bytes sent. Always False where the system has no connection table.
    """
    return any(state in CLOSING for state in connection_states(local, remote))


def connection_states(local: tuple[object, ...], remote: tuple[object, ...] | None = None) -> list[str]:
    """The states of all TCP connections from `local` (to `remote`, if given), whether a socket holds them or not.

    Addresses are (host, port), or as `getsockname` gives them. Connections without a socket are included: those
    that wait to be accepted, and those in TIME-WAIT. Empty where the system has no connection table.
    """
    return [
        state
        for here, there, state in connections(family_of(str(local[0])))
        if here == local[:2] and (remote is None or there == remote[:2])
    ]


def unread(local: Address, remote: Address) -> int:
    """Bytes that the end at `local` of the connection to `remote` has received and its program has not read.

    That end may be another process's. 0 where there is no such connection, or no connection table.
    """
    for words in _rows(family_of(local[0])):
        ends = _address(words[1], family_of(local[0])), _address(words[2], family_of(local[0]))
        if ends == (local[:2], remote[:2]):
            return int(words[4].split(":")[1], 16)
    return 0


def connections(family: socket.AddressFamily) -> Iterator[tuple[Address, Address, str]]:
    """Local address, remote address and state of each connection and listener in the kernel's table."""
    for _, here, there, state, *_ in _rows(family):
        yield _address(here, family), _address(there, family), STATES[int(state, 16)]


def _rows(family: socket.AddressFamily) -> list[list[str]]:
    """The words of each line of the kernel's table: number, local, remote, state, unsent:unread, and others."""
    with contextlib.suppress(OSError):
        return [line.split() for line in _TABLES[family].read_text().splitlines()[1:]]
    return []


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
