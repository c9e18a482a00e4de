"""The kernel as the receiver of a student's sender: real segments, real time, an ordinary socket at the other end."""

import time
from collections.abc import Collection
from typing import Any

from loopback.check.batch import batch
from loopback.draw.ladder.diagram import Ladder
from loopback.kernel.host.connection import KernelConnection, kernel_connection
from loopback.segment import Segment
from loopback.trace import places_of

RECEIVE_BUFFER = 4000  # bytes; small, so that the window closes
_LOOK_INTERVAL = 0.05  # seconds between looks at the program while no timer is due
_PATIENCE = 3.0  # seconds that a program which pauses waits for its window to close
_SILENCE = 0.5  # seconds without a timer, a segment and a byte read, after which nothing more will come


class KernelTransfer:
    """What a sender without a socket has sent to a program on a kernel host.

    The program reads at once, or, with a `pause`, only so many seconds after its window has closed (or after three
    seconds, if it does not close).

    `received` is what the program has read, `ended` whether it has read to the end, `windows` what its kernel said of
    its room, and `ladder` draws it all in places. With `loses_update` the first acknowledgement that opens the window
    again is lost, so that the sender has to ask; `drop` are the sender's segments that are lost, counted from 1.
    """

    def __init__(self, *, pause: float = 0.0, loses_update: bool = False, drop: Collection[int] = ()) -> None:
        self.pause, self.loses_update = pause, loses_update
        self._drop, self._sent = frozenset(drop), 0
        self.received, self.ended = b"", False
        self.windows: list[int] = []
        self.ladder = Ladder("sender", "kernel", unit=None)

    def run(self, sender: Any, data: bytes, iss: int, timeout: float = 10.0) -> "KernelTransfer":
        """Send everything and a FIN, until the program has read to the end, or nothing more can come.

        That is so when no timer runs and both ends are silent, and at the latest after `timeout` seconds.

        `iss` is the sender's initial sequence number. Raises Unavailable where the system gives no namespace.
        """
        with kernel_connection(iss=iss, receive_buffer=RECEIVE_BUFFER) as connection:
            connection.socket.setblocking(False)
            opening = connection.synchronized
            told = (sender.on_ack, opening.ack, opening.window, self._now(connection))
            asked = [told, (sender.write, data), (sender.close,), (sender.segments, self._now(connection))]
            self._send(connection, batch(asked)[-1])
            begun = heard = time.monotonic()
            reads_at = begun + (_PATIENCE if self.pause else 0.0)
            while not self.ended and time.monotonic() < begun + timeout:
                due = sender.timer
                wait = min(_LOOK_INTERVAL, max(0.0, due - self._now(connection)) if due is not None else 1.0)
                segment = connection.host.receive(wait)
                self._take(connection, sender, segment)
                if segment is not None and segment.window == 0:
                    reads_at = min(reads_at, time.monotonic() + self.pause)
                has_read = time.monotonic() >= reads_at and self._read(connection)
                if segment is not None or has_read or due is not None or time.monotonic() < reads_at:
                    heard = time.monotonic()
                elif time.monotonic() > heard + _SILENCE:
                    break  # no timer runs, and nobody says anything any more
        return self

    @staticmethod
    def _now(connection: KernelConnection) -> float:
        return connection.host.now

    def _take(self, connection: KernelConnection, sender: Any, segment: Segment | None) -> None:
        """Hand an acknowledgement to the sender, or look at its timer."""
        now = self._now(connection)
        if segment is None:
            due = sender.timer
            if due is not None and due <= now:
                again, fresh = batch([(sender.on_timer, now), (sender.segments, now)])
                self._send(connection, [*again, *fresh])
            return
        opens = segment.window > 0 and self.windows[-1:] == [0]
        self.windows.append(segment.window)
        label = f"ack {connection.place(segment)} window {segment.window}"
        if opens and self.loses_update:
            self.loses_update = False
            self.windows.pop()
            self.ladder.arrow("kernel", label, now, None)
            return
        self.ladder.arrow("kernel", label, now, now)
        told = (sender.on_ack, segment.ack, segment.window, now)
        self._send(connection, batch([told, (sender.segments, now)])[-1])

    def _send(self, connection: KernelConnection, segments: list[Segment]) -> None:
        now = self._now(connection)
        for segment in segments:
            self._sent += 1
            lost = self._sent in self._drop
            self.ladder.arrow("sender", places_of(segment, connection.iss), now, None if lost else now)
            if not lost:
                connection.pass_on(segment)

    def _read(self, connection: KernelConnection) -> bool:
        """Have the program read what is there; say whether there was anything, or the end."""
        try:
            piece = connection.socket.recv(1 << 20)
        except BlockingIOError:
            return False
        if self.pause and not self.received:
            self.ladder.note("kernel", "the program reads", self._now(connection))
        self.received += piece
        self.ended = not piece
        return True
