"""A client of a server under test: it has a name, a deadline for each wait, and writes into the server's log."""

from __future__ import annotations

import contextlib
import socket
import sys
import time
from typing import TYPE_CHECKING, Any, Self

from loopback.check.difference import difference
from loopback.check.expect import Hint
from loopback.check.format import brief, show
from loopback.kernel.observe.waiting import is_readable
from loopback.log import Log
from loopback.sockets import reset

if TYPE_CHECKING:
    from loopback.peers.server_under_test import ServerUnderTest

SEND_TIMEOUT = 5.0  # seconds that a send may wait for a server that does not read
_LAST_BYTES_TIMEOUT = 0.2  # seconds that bytes may still take to arrive once the server's function has ended
_POLL_INTERVAL = 0.02  # seconds between two looks whether the server's function has ended
_MOST = 65536  # bytes per recv
_END, _RESET = ", then the end of file", ", then a reset"


class Client:
    """A connection to a ServerUnderTest, whose `client` method makes it.

    No method raises an error of the connection: what went wrong is in the log and in the result. The log says what
    the client did and saw, by its name: "Ann sent b'hello'". `sock` is its socket.
    """

    def __init__(
        self,
        server: ServerUnderTest,
        name: str,
        *,
        send_buffer: int | None = None,
        receive_buffer: int | None = None,
    ) -> None:
        self.name = name
        self._server = server
        self._log = server.log
        self._arrived = bytearray()  # bytes received and not yet given out
        self._end: str | None = None  # how the connection ended, once it has
        self.sock = server.new_socket(send_buffer=send_buffer, receive_buffer=receive_buffer)
        self.sock.settimeout(SEND_TIMEOUT)
        try:
            self.sock.connect(server.address)
        except OSError as error:
            self._note(f"could not connect: {error.strerror or error}")
            self._end = ", since it was never connected"
        else:
            self._note("connected")

    def send(self, data: bytes, what: str = "") -> bool:
        """Send `data`, which the log calls `what`; return whether the kernel has taken all of it."""
        return self._send(data, what or show(data))

    def receive(self, count: int) -> bytes:
        """The next `count` bytes; fewer if the connection ends before, or none come for the server's reply_timeout."""
        limit = time.monotonic() + self._server.reply_timeout
        while len(self._arrived) < count and self._fill(limit, count - len(self._arrived)):
            limit = time.monotonic() + self._server.reply_timeout
        received = bytes(self._arrived[:count])
        del self._arrived[:count]
        end = "" if len(received) == count else self._how_it_ended()
        self._note(f"received {show(received) if received else 'nothing'}{end}")
        if end and self._end is not None:
            self._server.wait_until_ended()  # notes a server that was not told to end
        return received

    def hears(self, expected: Any, detail: str = "", *hints: Hint, quiet: bool = False) -> None:
        """State that what the client receives next is exactly `expected`; `detail` follows behind a comma.

        Prints the claim with a tick (nothing if `quiet`: a step on the way to the claim that matters), or raises
        CheckFailed, which says first how the server ended if it has. A plain hint speaks of something else that came,
        or of a connection that ended; HANGS of nothing that came, or of too little.
        """
        place = place_of_caller()
        received = self._next_like(expected)
        held = type(received) is type(expected) and received == expected
        claim = f"{self.name} hears {self._named(expected)}" + (f", {detail}" if detail else "")
        got = ("nothing" if received in (None, b"", []) else show(received)) + (self._end or "")
        if not held and received and (place_of_difference := difference(expected, received)):
            got += f"; {place_of_difference}"
        self._server.state(
            held,
            claim,
            hints,
            show(expected),
            got,
            place,
            value=received,
            waited=self._end is None and self._is_too_little(received, expected),
            quiet=quiet,
        )

    def hears_the_end(self, detail: str = "", *hints: Hint, quiet: bool = False) -> None:
        """State that nothing more comes and that the connection then ends, by an end of file or by a reset.

        Prints the claim with a tick (nothing if `quiet`), or raises CheckFailed.
        """
        place = place_of_caller()
        received, ended = self.drain()
        claim = f"{self.name}'s connection ends" + (f", {detail}" if detail else "")
        got = (show(received) if received else "nothing") + (
            self._end or ", and the connection is open still"
        )
        expected = "nothing more, then the end of file"
        held = ended and not received
        self._server.state(
            held, claim, hints, expected, got, place, value=received, waited=not ended, quiet=quiet
        )

    def stays_connected(self, seconds: float, detail: str = "", *hints: Hint) -> None:
        """State that the connection does not end, and that nothing comes, within the next `seconds`.

        Prints the claim with a tick, or raises CheckFailed as soon as there is something to read.
        """
        place = place_of_caller()
        held = self._end is None and not self._arrived and not is_readable(self.sock, max(0.0, seconds))
        received = b""
        if not held:
            received = self.receive(1)
        got = (f"it hears {show(received)}" if received else "nothing") + (self._end or "")
        claim = f"{self.name} stays connected" + (f", {detail}" if detail else "")
        self._server.state(held, claim, hints, "nothing, and an open connection", got, place, value=received)

    def repeat(self, data: bytes, times: int) -> int:
        """Send `data` and receive it back, `times` times; return how often it came back. One line of the log."""
        log, self._log, count = self._log, Log(), 0
        while count < times:
            self.send(data)
            if self.receive(len(data)) != data:
                break
            count += 1
        self._log = log
        self._note(f"sent {show(data)}, and had it back, {count} times")
        return count

    def drain(self) -> tuple[bytes, bool]:
        """All bytes that still arrive, and whether the connection then ended (by an end of file or by a reset)."""
        limit = time.monotonic() + self._server.reply_timeout
        while self._fill(limit):
            limit = time.monotonic() + self._server.reply_timeout
        received = bytes(self._arrived)
        self._arrived.clear()
        self._note(f"received {show(received) if received else 'nothing more'}{self._how_it_ended()}")
        return received, self._end in (_END, _RESET)

    def half_close(self) -> None:
        """Close the sending side: the server reads an end of file, and the client still receives."""
        try:
            self.sock.shutdown(socket.SHUT_WR)
        except OSError as error:
            self._note(f"could not close the sending side: {error.strerror or error}")
        else:
            self._note("closed the sending side")

    def reset(self) -> None:
        """Reset the connection."""
        with contextlib.suppress(OSError):
            reset(self.sock)
        self._note("reset the connection")

    def close(self) -> None:
        """Close the connection."""
        if self.sock.fileno() >= 0:
            self.sock.close()
            self._note("closed the connection")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _next_like(self, expected: Any) -> Any:
        """What is received next, where `expected` should come."""
        return self.receive(len(expected))

    def _named(self, expected: Any) -> str:
        """`expected` as a claim names it."""
        return brief(expected)

    def _is_too_little(self, received: Any, expected: Any) -> bool:
        """Whether `received` is nothing, or less than what was waited for."""
        return not received

    def _note(self, sentence: str) -> None:
        self._log.note(f"{self.name} {sentence}")

    def _how_it_ended(self) -> str:
        if self._end is None:
            self._server.has_timed_out()
            return ", and then nothing came"
        return self._end

    def _send(self, data: bytes, shown: str) -> bool:
        """Send `data`, which the log calls `shown` (and does not mention if that is empty)."""
        try:
            self.sock.sendall(data)
        except TimeoutError:
            self._note(f"could not send {shown}: the server did not read for {SEND_TIMEOUT:g} seconds")
        except OSError as error:
            self._note(f"could not send {shown}: {error.strerror or error}")
        else:
            if shown:
                self._note(f"sent {shown}")
            return True
        return False

    def _fill(self, limit: float, most: int = _MOST) -> bool:
        """Receive up to `most` bytes; False if the connection has ended, or none arrive before `limit`."""
        while self._end is None and not is_readable(self.sock, _POLL_INTERVAL):
            if self.sock.fileno() < 0:
                self._end = ", since it had closed the connection"
            elif not self._server.is_running:
                if not is_readable(self.sock, _LAST_BYTES_TIMEOUT):
                    return False
                break
            elif time.monotonic() > limit:
                return False
        if self._end is not None:
            return False
        try:
            piece = self.sock.recv(min(most, _MOST))
        except OSError as error:
            self._end = _RESET if isinstance(error, ConnectionError) else f", then {error}"
            return False
        self._arrived += piece
        if not piece:
            self._end = _END
        return bool(piece)


def place_of_caller() -> object:
    """The line of the test that called the method which asks: a loop's later case may be unlike an earlier one."""
    frame = sys._getframe(2)
    return frame.f_code.co_filename, frame.f_lineno
