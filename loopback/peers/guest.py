"""A client that speaks frames of text, waits with a deadline, and tells the log what it did."""

import contextlib
import socket
import struct
import time
from collections.abc import Iterable

from loopback.check.format import show
from loopback.drawing.wording import shorten
from loopback.peers.service import HURRY, PATIENCE, Service
from loopback.peers.settle import delivered, readable

_TURN = 0.05  # seconds between looks whether the server still runs


class Guest:
    """A connection to a Service over which frames go: four bytes of length, big-endian, then text in UTF-8.

    `label` is how the log calls the guest. `receive_buffer` is in bytes.
    """

    def __init__(self, service: Service, label: str, receive_buffer: int | None = None) -> None:
        self.label = label
        self.sock = service.connect(receive_buffer)
        self._service = service
        self._arrived = bytearray()
        self._over = False
        self._note("connected")

    def say(self, *texts: str) -> None:
        """Send each text as a frame, all in one piece."""
        shown = [shorten(repr(text), 40) for text in texts]
        if len(shown) > 4:
            shown[2:-1] = [f"… {len(shown) - 3} more …"]
        self._note(f"sent {', '.join(shown)}")
        self._send(b"".join(framed(text.encode()) for text in texts))

    def send(self, data: bytes, what: str = "") -> None:
        """Send bytes as they are; `what` is how the log calls them."""
        self._note(f"sent {what or show(data)}")
        self._send(data)

    def send_pieces(self, pieces: Iterable[bytes]) -> None:
        """Send pieces, each once the one before has reached the server's kernel; stop at one that does not."""
        cut = list(pieces)
        for number, piece in enumerate(cut, 1):
            # What was under way when the connection was reset stays so for ever.
            if not self._send(piece) or not delivered(self.sock, self._service.patience):
                self._note(f"sent its frames in {len(cut)} pieces, of which number {number} did not arrive")
                self._service.patience = HURRY
                return
        self._note(f"sent its frames in {len(cut)} pieces")

    def lines(self, count: int, seconds: float | None = None) -> list[str]:
        """The next `count` texts; fewer if the connection ends or the time is up."""
        taken: list[str] = []
        limit = self._limit(seconds)
        while len(taken) < count:
            text = self._next()
            if text is not None:
                taken.append(text)
            elif not self._receive(limit):
                break
        if len(taken) < count:
            if self._over:
                self._service.look()
            arrived = show(bytes(self._arrived))
            odd = f"; then came {arrived}, which is no whole frame" if self._arrived else ""
            self._note(f"waited for {count} line{'s' * (count != 1)}, and {len(taken)} had come{odd}")
            if seconds is None:
                self._service.patience = HURRY
        return taken

    def until(self, last: str, seconds: float | None = None) -> list[str]:
        """The texts up to the one that equals `last`, it included; all there are if it does not come."""
        taken: list[str] = []
        while not taken or taken[-1] != last:
            more = self.lines(1, seconds)
            if not more:
                break
            taken += more
        return taken

    def rest(self, seconds: float | None = None) -> list[str] | None:
        """All texts up to the end of the connection; None if it does not end in time."""
        limit = self._limit(seconds)
        while self._receive(limit):
            pass
        if not self._over:
            self._note("waited for the end of its connection, which did not come")
            if seconds is None:
                self._service.patience = HURRY
            return None
        return list(iter(self._next, None))

    def ended(self, seconds: float | None = None) -> bool:
        """Whether the server ends the connection within so many seconds, by an end of file or a reset."""
        return self.rest(seconds) is not None

    def leave(self) -> None:
        """Close the connection."""
        self.sock.close()
        self._note("closed its connection")

    def half_close(self) -> None:
        """Close the sending side."""
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_WR)
        self._note("closed its sending side")

    def reset(self) -> None:
        """Reset the connection."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()
        self._note("reset its connection")

    def _limit(self, seconds: float | None) -> float:
        return time.monotonic() + (self._service.patience if seconds is None else seconds)

    def _note(self, sentence: str) -> None:
        self._service.log.note(f"{self.label} {sentence}")

    def _send(self, data: bytes) -> bool:
        self.sock.settimeout(PATIENCE)
        try:
            self.sock.sendall(data)
        except TimeoutError:
            self._note("could not send: the server did not read for 5 seconds")
        except OSError as error:
            self._note(f"could not send: {error.strerror or error}")
        else:
            return True
        finally:
            with contextlib.suppress(OSError):
                self.sock.settimeout(None)
        return False

    def _next(self) -> str | None:
        if len(self._arrived) < 4:
            return None
        (length,) = struct.unpack_from("!I", self._arrived)
        if len(self._arrived) < 4 + length:
            return None
        text = self._arrived[4 : 4 + length].decode(errors="replace")
        del self._arrived[: 4 + length]
        return text

    def _receive(self, limit: float) -> bool:
        """Wait for the next bytes; False at the end of the connection and when the time is up."""
        while not self._over and not readable(self.sock, _TURN):
            if time.monotonic() > limit or not self._service.running:
                return False
        if self._over:
            return False
        try:
            data = self.sock.recv(65536)
        except OSError:
            data = b""
        self._over = not data
        self._arrived += data
        return not self._over


def framed(message: bytes) -> bytes:
    """The message with its length in front."""
    return struct.pack("!I", len(message)) + message
