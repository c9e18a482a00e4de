"""Addresses on loopback that treat whoever connects in one way each, the silent way included."""

import contextlib
import socket
import struct
import sys
import threading
from enum import Enum
from types import TracebackType
from typing import Self

from loopback.log import Log
from loopback.peers.caller import reset
from loopback.peers.settle import wait_until

_PATIENCE = 10.0  # seconds
_MOMENT = 0.2  # seconds: long enough for the caller's connect to have returned before the reset
_QUEUED = 24  # bytes into a listener's TCP_INFO: how many wait to be accepted


class Manner(Enum):
    """How a door treats a caller."""

    OPENS = "accepts, and says nothing"
    SPEAKS = "accepts, and says something"
    HANGS_UP = "accepts, and closes in order"
    RESETS = "accepts, and a moment later resets the connection"
    REFUSES = "has nobody listening"
    SILENT = "never answers a SYN"


OPENS, SPEAKS, HANGS_UP, RESETS, REFUSES, SILENT = Manner


def silence_available() -> bool:
    """Whether this system can have a SILENT door; only Linux drops a SYN when a listener's queue is full.

    Windows refuses the caller instead, and macOS makes the queue longer than it was asked to.
    """
    return sys.platform == "linux"


class Door:
    """An address on loopback, a port of the kernel's choosing, and a manner; `log` says what happened there.

    >>> with Door(SPEAKS) as door, socket.create_connection(door.address) as caller:
    ...     caller.recv(100)
    b'welcome'
    """

    def __init__(self, manner: Manner, host: str = "127.0.0.1") -> None:
        if manner is SILENT and not silence_available():
            raise NotImplementedError("a listener that never answers is not on this system: it needs Linux")
        self.log = Log()
        self.log.note(f"the address {manner.value}")
        self._manner = manner
        self._left = threading.Event()
        self._listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        self._listener.bind((host, 0))
        self.address: tuple[str, int] = self._listener.getsockname()[:2]
        self._held: list[socket.socket] = []
        if manner is SILENT:
            self._fill()
        elif manner is not REFUSES:  # a port that is taken and on which nobody listens refuses
            self._listener.listen()
            threading.Thread(target=self._answer, daemon=True).start()

    def left(self, seconds: float = 5.0) -> bool:
        """Whether the caller closed the connection again, within so many seconds."""
        return self._left.wait(seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._manner not in (SILENT, REFUSES):
            with contextlib.suppress(OSError), socket.socket(self._listener.family) as waker:
                waker.setblocking(False)  # accept wakes on every system when somebody connects
                waker.connect_ex(self.address)
        for sock in [self._listener, *self._held]:
            sock.close()

    def _fill(self) -> None:
        """Let the queue of a listener that nobody serves fill up; from then on the kernel drops every SYN."""
        self._listener.listen(0)
        caller = socket.create_connection(self.address)
        self._held.append(caller)
        if not wait_until(self._full, _PATIENCE):
            raise RuntimeError("the listener's queue did not fill up")

    def _full(self) -> bool:
        info = self._listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _QUEUED + 4)
        return bool(struct.unpack_from("I", info, _QUEUED)[0] > 0)

    def _answer(self) -> None:
        with contextlib.suppress(OSError):
            connection, _ = self._listener.accept()
            self.log.note("somebody connected")
            with connection:
                connection.settimeout(_PATIENCE)
                self._treat(connection)

    def _treat(self, connection: socket.socket) -> None:
        match self._manner:
            case Manner.SPEAKS:
                connection.sendall(b"welcome")
                self.log.note("the listener's side sent b'welcome'")
            case Manner.HANGS_UP:
                connection.shutdown(socket.SHUT_WR)
                self.log.note("the listener's side closed in order")
            case Manner.RESETS:
                with contextlib.suppress(TimeoutError):
                    connection.settimeout(_MOMENT)
                    connection.recv(1)
                reset(connection)
                self.log.note("the listener's side reset the connection")
                return
        try:
            connection.recv(1)
            self.log.note("the caller closed the connection")
        except ConnectionError:
            self.log.note("the caller broke the connection off")
        self._left.set()
