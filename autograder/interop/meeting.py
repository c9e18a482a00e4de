"""One meeting: a student's TCP fetches a file from another's, over a virtual network that loses.

How it works
------------
What a side returns is looked at before the other side gets it: a list of segments, each of which a header can hold, and
no more of them than any transfer takes. So what one side does wrong does not end as an error of the other's. A side
that raises, ends, hangs or returns anything else is at fault; where the file just did not come, nobody can say that
from one meeting alone (`autograder/interop/blame.py`).
"""

import contextlib
import math
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from autograder.judge.handles import Student
from autograder.wire.channel import Gone
from loopback.check import remote
from loopback.check.format import show
from loopback.draw.ladder.events import Arrow
from loopback.link import Link, VirtualNetwork
from loopback.segment import Flag, Segment, length_of

FETCHES, SERVES = "fetching", "serving"  # what a notebook defines: a client's end, and a server's
LOSS, DUPLICATION, REORDERING = 0.05, 0.05, 0.05
UNTIL = 600.0  # seconds of the virtual clock
MOST_EVENTS = 1000  # of which a transfer takes some hundred
MOST_IDLE = 20  # calls of on_timer in a row that send nothing and leave the timer due
MOST_SENT = 1000  # segments of one side; a transfer takes some dozen, and some hundred of one that sends all again
DEADLINE = 30.0  # seconds for a meeting
CALL_DEADLINE = 10.0  # seconds for one call, which takes a millisecond
_WAIT = 0.1  # seconds between two looks whether a call takes too long
ISS = 2**32 - 5  # of the client; the server's is 45 less: the numbers of both wrap
LONGEST = 400  # characters of an error's text
REQUEST = b"GET /file HTTP/1.0\r\n\r\n"  # what the bench's client says, and the beginning of its server's answer
HEAD = b"HTTP/1.0 200 OK\r\nContent-Length: "
MOST_DRAWN = 60  # events of a ladder, which somebody is to read
REFEREE = "referee"  # the culprit where neither student is
_FIELDS = {"source_port": 16, "destination_port": 16, "seq": 32, "ack": 32, "window": 16}  # bits
_LARGEST = 65_535 - 40  # bytes of data in a segment
_LONGEST_OPTIONS = 40  # bytes


@dataclass(frozen=True)
class Met:
    """What came of a meeting: whether the file came whole, and otherwise why not, and whose fault it is.

    `culprit` is "client", "server", "both", "referee", or empty where nobody can say; `evidence` a sentence on how that
    is known where the meeting alone does not show it; `ladder` the drawing, as SVG.
    """

    whole: bool
    sentence: str = ""
    culprit: str = ""
    ladder: str = ""
    not_drawn: int = 0  # events behind those that the ladder has
    hung: bool = False  # whether the culprit did not answer
    evidence: str = ""

    def plain(self) -> dict[str, Any]:
        """The record as JSON values."""
        return asdict(self)


class _Fault(Exception):
    """One side did what no TCP does: raised an error, or returned no list of segments."""

    def __init__(self, side: str, sentence: str) -> None:
        super().__init__(sentence)
        self.side = side


class _Turns:
    """Which side is being waited for, and since when."""

    def __init__(self) -> None:
        self._call: tuple[str, float] | None = None  # a thread that looks sees both or neither

    @contextlib.contextmanager
    def of(self, side: str) -> Iterator[None]:
        """A call of this side's, as long as it takes."""
        self._call = side, time.monotonic()
        try:
            yield
        finally:
            self._call = None

    @property
    def waiting_for(self) -> tuple[str, float]:
        """The side whose call is under way, and how many seconds that has taken; an empty text where none is."""
        side, began = self._call or ("", time.monotonic())
        return side, time.monotonic() - began


class _Side:
    """One side of a meeting: a student, whose calls are timed, and whose errors are their fault."""

    def __init__(self, side: str, student: Student, turns: _Turns) -> None:
        self._side, self.student, self._turns = side, student, turns

    def ask(self, what: str, call: Callable[[], Any]) -> Any:
        """Make a call in the student's process; an error of the student's becomes a _Fault."""
        try:
            with self._turns.of(self._side):
                return call()
        except Gone as error:
            raise self.fault(f"its process has ended: {error}") from None
        except Exception as error:
            line = getattr(error, remote.LINE, None)
            at = f", at {line}" if line else ""
            raise self.fault(f"{what} raised {type(error).__name__}: {error}{at}") from None

    def fault(self, sentence: str) -> _Fault:
        """The error that says that this side is at fault."""
        return _Fault(self._side, sentence[:LONGEST])

    def made(self, function: str, *given: object) -> Any:
        """What a function of the student's returns."""
        names = self.ask("its process", lambda: self.student.names([function]))
        if function not in names:
            raise self.fault(f"{function} is not there")
        return self.ask(function, lambda: names[function](*given))


class _End:
    """One student's connection as the network has it.

    Each call brings the timer and the state after it along: nothing but a call can change them.
    """

    def __init__(self, side: _Side, connection: Any) -> None:
        self.side, self.connection = side, connection
        self._sent = 0  # segments
        self._idle = 0  # calls of on_timer that have changed nothing
        self.calls = 0
        self.timer: float | None = None
        self.state = "CLOSED"

    def segments(self, what: str, *given: object) -> list[Segment]:
        """Make a call that returns the segments to send; anything that no network could carry is a _Fault."""
        self.calls += 1
        found = self.side.ask(what, lambda: self.side.student.batch(self._calls(what, given)))
        if type(found) is not list or len(found) != 3:
            raise self.side.fault(f"{what} was not answered")
        answer, timer, state = found
        self.timer, self.state = self._time(timer), (state if type(state) is str else show(state))[:20]
        if type(answer) is not list or not all(type(each) is Segment for each in answer):
            got = f"a list with a {_odd(answer)}" if type(answer) is list else f"a {type(answer).__name__}"
            raise self.side.fault(f"{what} returned {got}, not a list of segments")
        self._sent += len(answer)
        if self._sent > MOST_SENT:
            raise self.side.fault(f"it sent {self._sent:,} segments: a transfer takes less than a hundred")
        for each in answer:
            if wrong := unfit(each):
                raise self.side.fault(f"{what} returned a segment that no header can hold: {wrong}")
        return answer

    def _calls(self, what: str, given: tuple[object, ...]) -> list[tuple[Any, ...]]:
        end = self.connection
        return [(getattr(end, what), *given), (getattr, end, "timer"), (getattr, end, "state")]

    def _time(self, due: object) -> float | None:
        if due is None:
            return None
        if type(due) is int or type(due) is float:
            with contextlib.suppress(OverflowError):  # an int that no float holds is no time, either
                if not math.isnan(found := float(due)):
                    return found
        raise self.side.fault("timer is neither a number nor None")

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Hand a segment over; return what it sends."""
        return self.segments("on_segment", segment, now)

    def on_timer(self, now: float) -> list[Segment]:
        """Tell it that its timer is due; return what it sends."""
        sent = self.segments("on_timer", now)
        self._idle = self._idle + 1 if not sent and self.timer is not None and self.timer <= now else 0
        if self._idle == MOST_IDLE:
            raise self.side.fault(f"its timer stays due: on_timer has sent nothing {MOST_IDLE} times in a row")
        return sent


def _odd(answer: list[Any]) -> str:
    return next(type(each).__name__ for each in answer if type(each) is not Segment)


def unfit(segment: Segment) -> str:
    """What of a segment no header can hold, as a field with its value; empty where all of it fits.

    Values are shown by `show`, since Python refuses to print a number of more than 4,300 digits.
    """
    for field, bits in _FIELDS.items():
        value = getattr(segment, field)
        if type(value) is not int or not 0 <= value < 2**bits:
            return f"{field}={show(value)}"
    if type(segment.flags) is not Flag or not 0 <= segment.flags < 64:
        return f"flags={show(segment.flags)}"
    if type(segment.payload) is not bytes:
        return f"its payload is a {type(segment.payload).__name__}, not bytes"
    if len(segment.payload) > _LARGEST:
        return f"{len(segment.payload):,} bytes of data"
    return "" if _are_options(segment.options) else f"options={show(segment.options)}"


def _are_options(options: object) -> bool:
    if type(options) is not tuple or not all(type(each) is tuple and len(each) == 2 for each in options):
        return False
    if not all(type(kind) is int and 1 < kind < 256 and type(data) is bytes for kind, data in options):
        return False
    return sum(2 + len(data) for _, data in options) <= _LONGEST_OPTIONS


def other_bytes(segments: Iterable[Segment], stream: bytes) -> Segment | None:
    """The first of one side's segments whose bytes are not those of `stream`, which begins behind the SYN, there."""
    start: int | None = None
    for each in segments:
        if Flag.SYN in each.flags:
            start = each.seq + 1
        elif each.payload and start is not None:
            place = (each.seq - start) % 2**32
            if stream[place : place + len(each.payload)] != each.payload:
                return each
    return None


def early_ack(sent: Iterable[tuple[str, Segment]], side: str) -> Segment | None:
    """The first segment of this side's that acknowledges what the other had not sent by then; `sent` is by whom."""
    start, end = None, 0  # of what the other side has sent, the end counted from the start
    for sender, each in sent:
        if sender != side:
            if Flag.SYN in each.flags and start is None:
                start = each.seq
            if start is not None:
                end = max(end, (each.seq - start) % 2**32 + length_of(each))
        elif start is not None and Flag.ACK in each.flags and end < (each.ack - start) % 2**32 < 2**31:
            return each
    return None


class Meeting:
    """The client fetches `data` from the server; `seed` decides what is lost."""

    def __init__(self, client: Student, server: Student, data: bytes, seed: str) -> None:
        self._students = {"client": client, "server": server}
        self._data, self._seed = data, seed
        self._turns = _Turns()
        self._network: VirtualNetwork | None = None
        self._met: Met | None = None

    def hold(self) -> Met:
        """Let them meet; a side that does not answer ends the meeting."""
        worker = threading.Thread(target=self._run, daemon=True)
        worker.start()
        ends = time.monotonic() + DEADLINE
        while worker.is_alive() and time.monotonic() < ends:
            worker.join(_WAIT)
            side, seconds = self._turns.waiting_for
            if seconds > CALL_DEADLINE:
                return Met(False, f"it did not answer within {CALL_DEADLINE:g} seconds", side, hung=True)
        if self._met is not None:
            return self._met
        return Met(False, f"the meeting had not come to its end after {DEADLINE:g} seconds")

    def _run(self) -> None:
        try:
            self._met = self._meet()
        except _Fault as fault:
            self._met = self._failed(str(fault), fault.side)
        except Exception as error:  # of the network's or this file's own
            self._met = Met(False, f"the referee failed: {type(error).__name__}: {error}"[:LONGEST], REFEREE)

    def _meet(self) -> Met:
        client, server = self._end("client", FETCHES, ISS), self._end("server", SERVES, ISS - 45, self._data)
        links = [self._link(way) for way in ("there", "back")]
        self._network = network = VirtualNetwork(client, server, to_right=links[0], to_left=links[1])
        network.send("server", server.segments("open_passive"))
        network.send("client", client.segments("open_active", 0.0))
        network.run(until=UNTIL, most_events=MOST_EVENTS)
        body = client.side.ask("what it fetched", lambda: client.connection.program.body)
        if type(body) is bytes and body == self._data:
            return Met(True)
        what = "nothing" if body is None else "another file"
        ended = client.calls + server.calls < MOST_EVENTS
        still = "" if ended else f", and after {MOST_EVENTS:,} events there was still no end"
        said = f"{what} came; the client is in {client.state}, the server in {server.state}{still}"
        return self._failed(said, *self._shown_on_the_wire(body is not None))

    def _shown_on_the_wire(self, another_came: bool) -> tuple[str, str]:
        """Whose fault it is by the bytes that were sent, and how that is known; empty if they do not show it."""
        assert self._network is not None
        # By who has sent them, not by their ports: those a side could fill in as it likes, also with the other's.
        arrows = [each for each in self._network.ladder.run.events if isinstance(each, Arrow)]
        sent = [(each.source, each.item) for each in arrows if isinstance(each.item, Segment) and not each.copy]
        streams = {"client": REQUEST, "server": b"%s%d\r\n\r\n%s" % (HEAD, len(self._data), self._data)}
        for side, stream in streams.items():
            if wrong := other_bytes([each for sender, each in sent if sender == side], stream):
                return side, f"{wrong} carries other bytes than belong there"
        for side in streams:
            if wrong := early_ack(sent, side):
                return side, f"{wrong} acknowledges what was never sent"
        return ("client", "what the server has sent is right, byte by byte") if another_came else ("", "")

    def _link(self, way: str) -> Link[Segment]:
        seed = f"{self._seed} {way}"
        return Link(seed=seed, loss=LOSS, duplication=DUPLICATION, reordering=REORDERING)

    def _end(self, name: str, function: str, *given: object) -> _End:
        side = _Side(name, self._students[name], self._turns)
        return _End(side, side.made(function, *given))

    def _failed(self, sentence: str, culprit: str, evidence: str = "") -> Met:
        if self._network is None:
            return Met(False, sentence, culprit, evidence=evidence)
        ladder = self._network.ladder
        more = max(0, len(ladder.run.events) - MOST_DRAWN)
        return Met(False, sentence, culprit, ladder.first(MOST_DRAWN).svg(), evidence=evidence, not_drawn=more)
