"""A client of a server under test that sends and receives texts in frames."""

import time
from collections.abc import Iterable, Sequence

from loopback.check.format import show
from loopback.draw.wording import shorten
from loopback.framing import LENGTH_BYTES, frame
from loopback.kernel.observe.waiting import wait_until_delivered
from loopback.peers.client import Client

_MOST_NAMED = 3  # texts that a claim names one by one


class FramedClient(Client):
    """A Client of a server whose protocol is frames of text in UTF-8, as `loopback.framing` makes them.

    The server's `framed_client` method makes it. `hears` takes a text, or a list of texts that come one after the
    other. `seconds`, where a method takes it, replaces the server's reply_timeout.
    """

    def say(self, *texts: str) -> None:
        """Send each text as a frame, all in one piece."""
        self._note(f"sent {_listed(texts)}")
        self._send(b"".join(frame(text.encode()) for text in texts), "")

    def send_pieces(self, pieces: Iterable[bytes]) -> None:
        """Send pieces, each once the one before has reached the server's kernel; stop at one that does not."""
        cut = list(pieces)
        for number, piece in enumerate(cut, 1):
            # Bytes in flight at a reset are never acknowledged: waiting for them needs a deadline.
            if not self._send(piece, "") or not wait_until_delivered(self.sock, self._server.reply_timeout):
                self._note(f"sent its frames in {len(cut)} pieces, of which number {number} did not arrive")
                self._server.has_timed_out()
                return
        self._note(f"sent its frames in {len(cut)} pieces")

    def lines(self, count: int, seconds: float | None = None) -> list[str]:
        """The next `count` texts; fewer if the connection ends, or nothing more comes in time."""
        taken = self._lines(count, seconds)
        if len(taken) == count:
            self._note_received(taken)
        return taken

    def _lines(self, count: int, seconds: float | None) -> list[str]:
        """The next `count` texts; what is missing is noted."""
        taken: list[str] = []
        limit = self._limit(seconds)
        while len(taken) < count:
            text = self._next()
            if text is not None:
                taken.append(text)
            elif self._fill(limit):
                limit = self._limit(seconds)
            else:
                break
        if len(taken) < count:
            if self._end is not None:
                self._server.wait_until_ended()
            arrived = show(bytes(self._arrived))
            odd = f"; then came {arrived}, which is no whole frame" if self._arrived else ""
            self._note_received(taken)
            more = " more" if taken else ""
            self._note(
                f"waited for {count - len(taken)}{more} text{'s' * (count - len(taken) != 1)} in vain{odd}"
            )
            if seconds is None:
                self._server.has_timed_out()
        return taken

    def until(self, last: str, seconds: float | None = None) -> list[str]:
        """The texts up to the one that equals `last`, it included; all there are if it does not come."""
        taken: list[str] = []
        while not taken or taken[-1] != last:
            more = self._lines(1, seconds)
            if not more:
                break
            taken += more
        self._note_received(taken)
        return taken

    def rest(self, seconds: float | None = None) -> list[str] | None:
        """All texts up to the end of the connection; None if it does not end in time."""
        limit = self._limit(seconds)
        while self._fill(limit):
            pass
        if self._end is None:
            self._note("waited for the end of its connection, which did not come")
            if seconds is None:
                self._server.has_timed_out()
            return None
        rest = list(iter(self._next, None))
        self._note_received(rest)
        return rest

    def ended(self, seconds: float | None = None) -> bool:
        """Whether the server ends the connection in time, by an end of file or a reset."""
        return self.rest(seconds) is not None

    def _next_like(self, expected: str | list[str]) -> str | list[str] | None:
        if isinstance(expected, list):
            return self.lines(len(expected))
        return next(iter(self.lines(1)), None)

    def _named(self, expected: str | list[str]) -> str:
        texts = expected if isinstance(expected, list) else [expected]
        if len(texts) > _MOST_NAMED:
            return f"{len(texts)} texts"
        return " and ".join(shorten(repr(text), 60) for text in texts)

    def _is_too_little(self, received: str | list[str] | None, expected: str | list[str]) -> bool:
        if isinstance(received, list):  # what came instead of the rest is something else
            return len(received) < len(expected) and received == expected[: len(received)]
        return received is None

    def _note_received(self, texts: list[str]) -> None:
        if texts:
            self._note(f"received {_listed(texts)}")

    def _limit(self, seconds: float | None) -> float:
        return time.monotonic() + (self._server.reply_timeout if seconds is None else seconds)

    def _next(self) -> str | None:
        length = int.from_bytes(self._arrived[:LENGTH_BYTES], "big")
        end = LENGTH_BYTES + length
        if len(self._arrived) < max(LENGTH_BYTES, end):
            return None
        text = self._arrived[LENGTH_BYTES:end].decode(errors="replace")
        del self._arrived[:end]
        return text


def _listed(texts: Sequence[str]) -> str:
    """Texts as a step of the log names them: long ones shortened, and many of them left out."""
    shown = [shorten(repr(text), 40) for text in texts]
    if len(shown) > 4:
        shown[2:-1] = [f"… {len(shown) - 3} more …"]
    return ", ".join(shown)
