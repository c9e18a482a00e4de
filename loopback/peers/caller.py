"""A client with a name, patience and a log, for the tests of a server."""

import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from loopback.check.format import show
from loopback.log import Log
from loopback.peers.settle import readable

PATIENCE = 5.0  # seconds that a caller waits for bytes
_GRACE = 0.2  # seconds that it still waits once the server's call is over
_LOOK = 0.02  # seconds between looks whether it is
_MOST = 65536  # bytes per recv
_END, _RESET, _NOTHING = ", then the end of file", ", then a reset", ", and then nothing came"


def reset(sock: socket.socket) -> None:
    """Close a socket so that the other end gets a reset instead of an end of file."""
    linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)  # on, for 0 seconds
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    sock.close()


class Caller:
    """A connection to a server under test. Nothing here raises: what went wrong is in the log and in the results.

    The log says what the caller did and saw: "Ann sent b'hello'".
    """

    def __init__(
        self,
        name: str,
        address: tuple[str, int],
        log: Log,
        over: threading.Event,
        send_buffer: int | None = None,
        receive_buffer: int | None = None,
    ) -> None:
        self.name = name
        self._log = log
        self._over = over
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self._sock = socket.socket(family, socket.SOCK_STREAM)
        for option, size in ((socket.SO_SNDBUF, send_buffer), (socket.SO_RCVBUF, receive_buffer)):
            if size:
                self._sock.setsockopt(socket.SOL_SOCKET, option, size)
        self._sock.settimeout(2 * PATIENCE)
        self._try("connected", lambda: self._sock.connect(address))

    def send(self, data: bytes) -> None:
        """Send all of it, and wait until the kernel has taken it."""
        self._try(f"sent {show(data)}", lambda: self._sock.sendall(data))

    def half_close(self) -> None:
        """Close the sending side: there is no more to come from this caller, who still listens."""
        self._try("closed the sending side", lambda: self._sock.shutdown(socket.SHUT_WR))

    def reset(self) -> None:
        """Break the connection off, so that the server's end gets a reset."""
        self._try("reset the connection", lambda: reset(self._sock))

    def close(self) -> None:
        """Hang up, quietly."""
        self._sock.close()

    def receive(self, count: int) -> bytes:
        """The next `count` bytes; fewer if the connection ends before, or nothing comes for PATIENCE seconds."""
        received, end = bytearray(), ""
        while len(received) < count and not end:
            piece, end = self._next(count - len(received))
            received += piece
        self._log.note(f"{self.name} received {show(bytes(received)) if received else 'nothing'}{end}")
        return bytes(received)

    def repeat(self, data: bytes, times: int) -> int:
        """Send `data` and wait for it to come back, again and again; return how often it did. One line of the log."""
        log, self._log, count = self._log, Log(), 0
        while count < times:
            self.send(data)
            if self.receive(len(data)) != data:
                break
            count += 1
        self._log = log
        log.note(f"{self.name} sent {show(data)}, and had it back, {count} times")
        return count

    def drain(self) -> tuple[bytes, bool]:
        """All that still comes, and whether the connection then ended (by an end of file or by a reset)."""
        received, end = bytearray(), ""
        while not end:
            piece, end = self._next(_MOST)
            received += piece
        self._log.note(f"{self.name} received {show(bytes(received)) if received else 'nothing more'}{end}")
        return bytes(received), end in (_END, _RESET)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _next(self, most: int) -> tuple[bytes, str]:
        """Some bytes and "", or none and why no more will come."""
        if not self._comes():
            return b"", _NOTHING
        try:
            piece = self._sock.recv(min(most, _MOST))
        except OSError as error:
            return b"", _RESET if isinstance(error, ConnectionError) else f", then {error}"
        return piece, "" if piece else _END

    def _comes(self) -> bool:
        limit = time.monotonic() + PATIENCE
        while not readable(self._sock, _LOOK):
            if self._over.is_set():
                return readable(self._sock, _GRACE)
            if time.monotonic() > limit:
                return False
        return True

    def _try(self, what: str, action: Callable[[], object]) -> None:
        try:
            action()
        except OSError as error:
            self._log.note(f"{self.name} could not go on ({what}): {error.strerror or error}")
        else:
            self._log.note(f"{self.name} {what}")
