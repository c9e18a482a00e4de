"""A TCP as the tester has it: one connection, its program's calls, and the segments that come out."""

from collections import deque
from collections.abc import Callable
from typing import Protocol

from loopback.link.endpoint import segments_from
from loopback.segment import NUMBERS, Segment
from loopback.stack import Connection, Program

LOCAL_PORT, TESTER_PORT = 80, 4000
ISS = NUMBERS - 1000  # of the TCP under test, where it can be chosen: its numbers wrap within a row
PATIENCE = 8.0  # seconds of real time for what a timer of the kernel's brings; its longest wait in a row is four

MakeTCP = Callable[[int, int, int, Program], Connection]  # local_port, remote_port, iss, program


class TCPUnderTest(Protocol):
    """One connection of a TCP, from port 80 to the tester's port 4000, and the program that uses it."""

    @property
    def now(self) -> float:
        """Seconds on the clock of this TCP."""
        ...

    @property
    def sent_at(self) -> float:
        """When the segment that was given out last had been sent, in seconds."""
        ...

    @property
    def state(self) -> str:
        """The state of the connection, by its name in RFC 9293; CLOSED if there is none."""
        ...

    def listen(self) -> None:
        """Open passively."""
        ...

    def call(self) -> None:
        """Open actively."""
        ...

    def write(self, data: bytes) -> None:
        """Send bytes: the program's call."""
        ...

    def read(self) -> bytes:
        """All bytes that have come in order and were not read: the program's call."""
        ...

    def close(self) -> None:
        """Send nothing more, go on reading: the program's call."""
        ...

    def leave(self) -> None:
        """Close for good, and read nothing more: the program's call, where it has one."""
        ...

    def take(self, segment: Segment) -> None:
        """A segment of the tester's arrives."""
        ...

    def sent(self, *, again: bool) -> Segment | None:
        """The next segment that has been sent; None if none has.

        In real time a timer may be due at any moment, so there a repetition is given out only with `again`.
        """
        ...

    def sent_later(self, *, again: bool) -> Segment | None:
        """The next segment that has been sent, or is sent when a timer is due; None if there is none to come."""
        ...

    def pass_time(self, seconds: float) -> None:
        """Let time pass: real time, where the clock is real."""
        ...

    def timeouts(self) -> int:
        """How often in a row the retransmission timer has run out, where the TCP tells it."""
        ...


class StackUnderTest:
    """A connection of the lab bench's, on a virtual clock: what its timers wait for comes at once."""

    def __init__(self, make: MakeTCP) -> None:
        self.now = self.sent_at = 0.0
        self._made = make(LOCAL_PORT, TESTER_PORT, ISS, _no_program)
        self._sent: deque[tuple[float, Segment]] = deque()

    @property
    def state(self) -> str:
        """The state of the connection."""
        return self._made.state

    def listen(self) -> None:
        """Open passively."""
        self._add(self._made.open_passive(), "open_passive")

    def call(self) -> None:
        """Open actively."""
        self._add(self._made.open_active(self.now), "open_active")

    def write(self, data: bytes) -> None:
        """Send bytes."""
        self._made.write(data)
        self._let_run()

    def read(self) -> bytes:
        """All bytes that have come in order."""
        found = bytearray()
        while piece := self._made.read():
            found += piece
        self._let_run()
        return bytes(found)

    def close(self) -> None:
        """Send nothing more."""
        self._made.close()
        self._let_run()

    def leave(self) -> None:
        """The program of a connection closes one direction, and stays: no row asks for more."""
        raise NotImplementedError

    def take(self, segment: Segment) -> None:
        """A segment arrives."""
        self._add(self._made.on_segment(segment, self.now), "on_segment")

    def sent(self, *, again: bool = False) -> Segment | None:
        """The next segment that has been sent, repetitions too."""
        if not self._sent:
            return None
        self.sent_at, segment = self._sent.popleft()
        return segment

    def sent_later(self, *, again: bool = False) -> Segment | None:
        """The next segment, for which time passes until a timer is due, a few times if need be."""
        for _ in range(_MOST_TIMERS):
            if self._sent or (due := self._made.timer) is None:
                break
            self.now = max(self.now, due)
            self._let_run()
        return self.sent()

    def pass_time(self, seconds: float) -> None:
        """Let time pass; what timers send meanwhile is there then."""
        ends = self.now + seconds
        while (due := self._made.timer) is not None and due <= ends:
            self.now = max(self.now, due)
            self._let_run()
        self.now = ends

    def timeouts(self) -> int:
        """A connection does not tell: no row asks for it."""
        raise NotImplementedError

    def _let_run(self) -> None:
        if (due := self._made.timer) is not None and due <= self.now:
            self._add(self._made.on_timer(self.now), "on_timer")

    def _add(self, segments: list[Segment], call: str) -> None:
        self._sent += [(self.now, segment) for segment in segments_from(segments, call)]


_MOST_TIMERS = 20  # that may be due one after the other without a segment


def _no_program(connection: Connection) -> None:
    """A program that does nothing: the tester makes its calls."""
