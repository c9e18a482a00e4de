"""A live TCP partner inside UDP datagrams that answers each segment by a script."""

import contextlib
import threading
from collections.abc import Callable, Sequence
from typing import Self

from loopback.draw.ladder.diagram import Ladder
from loopback.headers.segments import bytes_of, segment_in
from loopback.pair import datagram_socket
from loopback.segment import Segment

Reply = Callable[[Segment], Sequence[Segment]]


class SegmentPeer:
    """A UDP socket on loopback that takes segments and answers the first by `script[0]`, the next by `script[1]`...

    Each entry gets the segment that arrived and returns the segments to send back; after the last the peer
    stays silent. `received` holds what came, `ladder` draws it, `address` is where to send.
    """

    def __init__(self, script: Sequence[Reply]) -> None:
        self.ladder = Ladder("you", "peer", unit=None)
        self.received: list[Segment] = []
        self.sock = datagram_socket()
        self.address: tuple[str, int] = self.sock.getsockname()
        self._script = list(script)
        self._events = 0
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._answer, daemon=True)
        self._thread.start()

    def send(self, segments: Sequence[Segment], to: tuple[str, int]) -> None:
        """Send segments to an address, besides the script's."""
        for segment in segments:
            self._draw("peer", segment)
            self.sock.sendto(bytes_of(segment), to)

    def wait_for(self, count: int, seconds: float = 5.0) -> bool:
        """Wait until `count` segments have arrived; return whether they have within `seconds`."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self.received) >= count, seconds)

    def _answer(self) -> None:
        with contextlib.suppress(OSError):  # the socket is closed: the peer's work is over
            while True:
                data, source = self.sock.recvfrom(65535)
                if not data:
                    return
                with self._changed:
                    segment = segment_in(data)
                    self._draw("you", segment)
                    self.received.append(segment)
                    number = len(self.received)
                    if number <= len(self._script):
                        self.send(self._script[number - 1](segment), source)
                    self._changed.notify_all()

    def _draw(self, side: str, segment: Segment) -> None:
        self._events += 1
        self.ladder.arrow(side, str(segment), float(self._events), float(self._events) + 0.5)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):  # a call that was let go may have shut this socket down
            self.sock.sendto(b"", self.address)  # wakes the thread on every operating system
        self._thread.join(5.0)
        self.sock.close()
