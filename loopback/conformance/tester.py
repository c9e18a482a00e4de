"""The tester: the other end of a connection, segment by segment, which says what has to come back."""

from collections.abc import Callable
from dataclasses import dataclass, field

from loopback.conformance.under_test import LOCAL_PORT, PATIENCE, TESTER_PORT, TCPUnderTest
from loopback.draw.ladder.diagram import Ladder
from loopback.kernel.observe.waiting import wait_until
from loopback.segment import ACK, FIN, MSS, NUMBERS, PSH, RST, SYN, Flag, Segment, length_of
from loopback.trace import label_of, relative, trace_of

TESTERS_ISS = NUMBERS - 700  # its numbers wrap within a row, too
TESTER, TCP = "tester", "TCP"


class Differs(Exception):
    """What a TCP did is not what the row asks for: a sentence, and the ladder where there is no tester to have it."""

    def __init__(self, sentence: str, ladder: Ladder | None = None) -> None:
        super().__init__(sentence)
        self.ladder = ladder


@dataclass
class Tester:
    """The other end of one connection to a TCP under test, whose numbers it keeps.

    `seq` is the number of its own next byte, `received` the number behind all that has come from the TCP in order.
    Raises Differs where something else comes than what is expected.
    """

    tcp: TCPUnderTest
    seq: int = TESTERS_ISS
    received: int = 0
    irs: int | None = None
    window: int = 65535  # that it announces
    waited: float = 0.0  # seconds between the last two segments of the TCP's
    data: bytearray = field(default_factory=bytearray)  # what has come in order
    _last: float = 0.0
    _log: list[tuple[str, Segment | str, bool]] = field(default_factory=list)

    # What it does.

    def send(
        self,
        flags: Flag = ACK,
        payload: bytes = b"",
        *,
        ahead: int = 0,
        ack: int | None = None,
        window: int | None = None,
        options: tuple[tuple[int, bytes], ...] = (),
        lost: bool = False,
        counts: bool = True,
    ) -> Segment:
        """Send a segment, `ahead` of its turn in the tester's numbers; one in its turn `counts` as sent."""
        segment = Segment(
            source_port=TESTER_PORT,
            destination_port=LOCAL_PORT,
            seq=(self.seq + ahead) % NUMBERS,
            ack=(self.received if ack is None else ack % NUMBERS) if ACK in flags else 0,
            flags=flags,
            window=self.window if window is None else window,
            payload=payload,
            options=options,
        )
        if counts and ahead == 0:
            self.seq = (self.seq + length_of(segment)) % NUMBERS
        self._log.append((TESTER, segment, lost))
        if not lost:
            self.tcp.take(segment)
        return segment

    def note(self, text: str) -> None:
        """Write beside the TCP's line what its program does."""
        self._log.append((TCP, text, False))

    def write(self, data: bytes) -> None:
        """Have the TCP's program send bytes."""
        self.note(f"sends {len(data):,} bytes")
        self.tcp.write(data)

    def close(self) -> None:
        """Have the TCP's program close."""
        self.note("closes")
        self.tcp.close()

    # How a connection is had.

    def call(self, mss: int | None = 1460) -> None:
        """Open a connection that the TCP waits for, and have it established."""
        self.tcp.listen()
        self.send(SYN, options=mss_option(mss))
        self.expect(SYN | ACK)
        self.send()

    # What it expects.

    def expect(
        self,
        flags: Flag,
        *,
        seq: int | None = None,
        ack: int | None = None,
        later: bool = False,
        again: bool = False,
        length: int | None = None,
    ) -> Segment:
        """The next segment, which has these flags (PSH aside), and the numbers that are its turn unless given.

        With `later` it may come when a timer is due; with `again` it has been sent before, and is so then. `length` is
        that of its payload.
        """
        segment = self.next(later=later or again, again=again)
        wanted = f"{_names(flags)} was due"
        if segment is None:
            raise Differs(f"{wanted}, and nothing came")
        if segment.flags & ~PSH != flags:
            raise Differs(f"{wanted}, and {_names(segment.flags & ~PSH)} came")
        if SYN in flags and self.irs is None:
            self.irs = segment.seq
            self.received = segment.seq
        turn = self.received if seq is None else seq % NUMBERS
        if segment.seq != turn:
            raise Differs(f"{wanted} with the number {self._own(turn)}, and it has {self._own(segment.seq)}")
        due = self.seq if ack is None else ack % NUMBERS
        if ACK in flags and segment.ack != due:
            raise Differs(
                f"{wanted} that acknowledges {_of_tester(due)}, and it has {_of_tester(segment.ack)}"
            )
        count = len(segment.payload)
        if length is not None and count != length:
            raise Differs(f"{length} bytes were due, and {count} came")
        self.take(segment)
        return segment

    def all_data(self, size: int, *, at_most: int = 65535, window: Callable[[], int] = lambda: 65535) -> None:
        """Take data segments until so many bytes have come in order; each is acknowledged at once, with a window."""
        while len(self.data) < size:
            segment = self.next(later=True, again=True)
            if segment is None:
                raise Differs(f"{size:,} bytes were due, and {len(self.data):,} came")
            if len(segment.payload) > at_most:
                raise Differs(
                    f"a segment of {at_most} bytes at most was due, and one of {len(segment.payload)} came"
                )
            self.take(segment)
            if segment.payload:
                self.window = window()
                self.send()

    def is_quiet(self, after: str) -> None:
        """Nothing is sent at once."""
        if (segment := self.next()) is not None:
            raise Differs(f"nothing is sent {after}, and {_names(segment.flags & ~PSH)} came")

    def is_in(self, *states: str) -> None:
        """The connection is in one of these states."""
        if self.tcp.state not in states:
            raise Differs(f"the state {' or '.join(states)} was due, and it is {self.tcp.state}")

    def comes_to(self, state: str) -> None:
        """The connection is in a state before long, in real time."""
        wait_until(lambda: self.tcp.state == state, PATIENCE)
        self.is_in(state)

    def has_read(self, data: bytes) -> None:
        """The TCP's program reads these bytes, and no others."""
        got = self.tcp.read()
        if got != data:
            raise Differs(f"its program had {len(data):,} bytes to read, and it read {_compared(got, data)}")

    def next(self, *, later: bool = False, again: bool = False) -> Segment | None:
        """The next segment that the TCP sends; with `later` also what a timer sends, with `again` also repetitions."""
        segment = self.tcp.sent_later(again=again) if later else self.tcp.sent(again=again)
        if segment is not None:
            self.waited, self._last = self.tcp.sent_at - self._last, self.tcp.sent_at
            if self.waited >= _WORTH_SAYING:
                self.note(f"{self.waited:.1f} s later")
            self._log.append((TCP, segment, False))
        return segment

    @property
    def ladder(self) -> Ladder:
        """All that happened, with the numbers of each side counted from its first."""
        ladder = Ladder(TESTER, TCP, unit=None)
        segments = [what for _, what, _ in self._log if isinstance(what, Segment)]
        labels = [label_of(row) for row in relative(trace_of(segments))]
        for at, (side, what, lost) in enumerate(self._log):
            if isinstance(what, str):
                ladder.note(side, what, float(at))
            else:
                ladder.arrow(side, labels.pop(0), float(at), None if lost else at + 0.5)
        return ladder

    def take_what_comes(self) -> None:
        """Take the segments that have been sent so far, without an answer."""
        while (segment := self.next()) is not None:
            self.take(segment)

    def take(self, segment: Segment) -> None:
        """Count a segment that `next` has given as received, if it is in its turn."""
        if segment.seq == self.received:
            self.received = (self.received + length_of(segment)) % NUMBERS
            self.data += segment.payload

    def _own(self, number: int) -> str:
        return f"seq={(number - (self.irs or 0)) % NUMBERS}"


_WORTH_SAYING = 0.05  # seconds that were waited for a segment


def mss_option(mss: int | None) -> tuple[tuple[int, bytes], ...]:
    """The option that announces the largest segment, for a SYN; none for None."""
    return () if mss is None else ((MSS, mss.to_bytes(2, "big")),)


def _of_tester(number: int) -> str:
    return f"ack={(number - TESTERS_ISS) % NUMBERS}"


def _names(flags: Flag) -> str:
    named = [flag.name or "" for flag in (SYN, FIN, RST, ACK) if flag in flags]
    return ",".join(named) if named else "a segment without flags"


def _compared(got: bytes, data: bytes) -> str:
    if len(got) != len(data):
        return f"{len(got):,}"
    wrong = next(place for place, (one, other) in enumerate(zip(got, data, strict=True)) if one != other)
    return f"another byte at place {wrong:,}"
