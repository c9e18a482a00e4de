"""The queues of a socket as the kernel counts them: connections that wait, bytes unsent and unread. Linux."""

import socket
import struct
import sys
from dataclasses import dataclass

_LISTEN = 10  # tcpi_state of a listener
_WAITING_AT = 24  # offset of tcpi_unacked and tcpi_sacked, which on a listener are the queue and its backlog
TCP_INFO: int = getattr(socket, "TCP_INFO", 11)  # Linux's number, where Python has no name for it
_SIOCINQ, _SIOCOUTQ = 0x541B, 0x5411


class NotShown(RuntimeError):
    """This system's kernel does not show or do what was asked; the message says so in one line."""


@dataclass(frozen=True)
class AcceptQueue:
    """Connections that wait for `accept`, and the backlog that `listen` asked for."""

    waiting: int
    backlog: int


@dataclass(frozen=True)
class ByteQueues:
    """Bytes sent and not yet acknowledged, and bytes received and not yet read."""

    unacknowledged: int
    unread: int


class RecordedListener:
    """Answers `getsockopt` as a TCP listener on Linux does: a stand-in on other systems.

    >>> RecordedListener(waiting=2, backlog=5).getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    1
    """

    family, type = socket.AF_INET, socket.SOCK_STREAM

    def __init__(self, waiting: int, backlog: int) -> None:
        self._info = bytes([_LISTEN]) + bytes(_WAITING_AT - 1) + struct.pack("=II", waiting, backlog)

    def getsockopt(self, level: int, option: int, size: int = 0) -> int | bytes:
        """SO_ACCEPTCONN, and up to 32 bytes of TCP_INFO; OSError for anything else."""
        if (level, option) == (socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            return 1
        if (level, option) == (socket.IPPROTO_TCP, TCP_INFO):
            return self._info[:size] if size else self._info[0]
        raise OSError("this option was not recorded")

    def __repr__(self) -> str:
        return "listener"


def accept_queue(listener: socket.socket) -> AcceptQueue:
    """The accept queue of a TCP listener; ValueError for another socket, NotShown on another system than Linux."""
    if sys.platform != "linux":
        raise NotShown("accept queues are not shown on this system; Linux shows them in TCP_INFO")
    if not listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        raise ValueError("this socket does not listen, so that no connections wait at it")
    info = listener.getsockopt(socket.IPPROTO_TCP, TCP_INFO, _WAITING_AT + 8)
    if info[0] != _LISTEN:
        raise ValueError(f"the kernel says state {info[0]}, not {_LISTEN} (LISTEN)")
    return AcceptQueue(*struct.unpack_from("=II", info, _WAITING_AT))


def byte_queues(sock: socket.socket) -> ByteQueues:
    """Both queues of a connected TCP socket (SIOCOUTQ, SIOCINQ); NotShown on another system than Linux."""
    if sys.platform != "linux":
        raise NotShown("byte queues are not shown on this system; Linux shows them by ioctl")
    return ByteQueues(_ioctl(sock, _SIOCOUTQ), _ioctl(sock, _SIOCINQ))


def _ioctl(sock: socket.socket, request: int) -> int:
    if sys.platform == "win32":
        raise NotShown("ioctl is not on this system")
    import fcntl

    return int(struct.unpack("i", fcntl.ioctl(sock.fileno(), request, bytes(4)))[0])
