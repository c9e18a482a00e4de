"""One meeting: a student's TCP fetches a file from another's, over a virtual network that loses."""

import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from autograder.judge.handles import Student
from autograder.wire.channel import Gone
from loopback.check import remote
from loopback.link import Link, VirtualNetwork
from loopback.segment import Segment

FETCHES, SERVES = "fetching", "serving"  # what a notebook defines: a client's end, and a server's
LOSS, DUPLICATION, REORDERING = 0.05, 0.05, 0.05
UNTIL = 600.0  # seconds of the virtual clock
MOST_EVENTS = 1500  # of which a transfer takes some hundred
DEADLINE = 30.0  # seconds for a meeting
ISS = 2**32 - 5  # of the client; the server's is 45 less: the numbers of both wrap
LONGEST = 400  # characters of an error's text
MOST_ARROWS = 300  # of a ladder that anybody reads


@dataclass(frozen=True)
class Met:
    """What came of a meeting: whether the file came whole, and otherwise why not, with whose fault it seems.

    `culprit` is "client", "server", or empty where nobody can say; `ladder` the drawing, as SVG.
    """

    whole: bool
    sentence: str = ""
    culprit: str = ""
    ladder: str = ""
    hung: bool = False  # whether the culprit did not answer

    def plain(self) -> dict[str, Any]:
        """The record as JSON values."""
        return asdict(self)


class _Fault(Exception):
    """One side did what no TCP does: raised an error, or returned no list of segments."""

    def __init__(self, side: str, sentence: str) -> None:
        super().__init__(sentence)
        self.side = side


class _End:
    """One student's connection as the network has it; it notes whom it is waiting for."""

    def __init__(self, side: str, connection: Any, waiting_for: list[str]) -> None:
        self._side, self._connection, self._waiting_for = side, connection, waiting_for

    def ask(self, what: str, call: Callable[[Any], Any]) -> Any:
        """Make a call on the connection; an error of the student's becomes a _Fault."""
        self._waiting_for[:] = [self._side]
        try:
            return call(self._connection)
        except Gone as error:
            raise _Fault(self._side, f"its process has ended: {error}") from None
        except Exception as error:
            line = getattr(error, remote.LINE, None)
            at = f", at {line}" if line else ""
            raise _Fault(self._side, f"{what} raised {type(error).__name__}: {error}{at}"[:LONGEST]) from None

    @property
    def timer(self) -> float | None:
        """When on_timer is due."""
        due = self.ask("timer", lambda connection: connection.timer)
        if due is not None and type(due) not in (int, float):
            raise _Fault(self._side, "timer is neither a number nor None")
        return due  # type: ignore[no-any-return]

    @property
    def state(self) -> str:
        """The state that it says it is in."""
        return str(self.ask("state", lambda connection: connection.state))[:20]

    def on_segment(self, segment: Segment, now: float) -> Any:
        """Hand a segment over; return what it sends."""
        return self.ask("on_segment", lambda connection: connection.on_segment(segment, now))

    def on_timer(self, now: float) -> Any:
        """Tell it that its timer is due; return what it sends."""
        return self.ask("on_timer", lambda connection: connection.on_timer(now))


class Meeting:
    """The client fetches `data` from the server; `seed` decides what is lost."""

    def __init__(self, client: Student, server: Student, data: bytes, seed: str) -> None:
        self._students = {"client": client, "server": server}
        self._data, self._seed = data, seed
        self._waiting_for: list[str] = []
        self._network: VirtualNetwork | None = None
        self._met: Met | None = None

    def hold(self) -> Met:
        """Let them meet; a side that does not answer ends the meeting at its deadline."""
        worker = threading.Thread(target=self._run, daemon=True)
        worker.start()
        worker.join(DEADLINE)
        if self._met is None:
            side = (self._waiting_for or [""])[0]
            return Met(False, f"it did not answer within {DEADLINE:g} seconds", side, hung=True)
        return self._met

    def _run(self) -> None:
        try:
            self._met = self._meet()
        except _Fault as fault:
            self._met = self._failed(str(fault), fault.side)
        except TypeError as error:  # of the network: what a side returned are no segments
            self._met = self._failed(str(error)[:LONGEST], (self._waiting_for or [""])[0])

    def _meet(self) -> Met:
        client = self._end("client", FETCHES, ISS)
        server = self._end("server", SERVES, ISS - 45, self._data)
        links = [self._link(way) for way in ("there", "back")]
        self._network = network = VirtualNetwork(client, server, to_right=links[0], to_left=links[1])
        network.send("server", server.ask("open_passive", lambda each: each.open_passive()))
        network.send("client", client.ask("open_active", lambda each: each.open_active(0.0)))
        network.run(until=UNTIL, most_events=MOST_EVENTS)
        body = client.ask("what it fetched", lambda each: each.program.body)
        if type(body) is bytes and body == self._data:
            return Met(True)
        what = "nothing" if body is None else "another file"
        return self._failed(f"{what} came; the client is in {client.state}, the server in {server.state}", "")

    def _link(self, way: str) -> Link[Segment]:
        seed = f"{self._seed} {way}"
        return Link(seed=seed, loss=LOSS, duplication=DUPLICATION, reordering=REORDERING)

    def _end(self, side: str, function: str, *given: object) -> _End:
        student = self._students[side]
        try:
            made = student.names([function])
        except Gone as error:
            raise _Fault(side, f"its process has ended: {error}") from None
        if function not in made:
            raise _Fault(side, f"{function} is not there")
        maker = _End(side, made[function], self._waiting_for)
        return _End(side, maker.ask(f"{function}", lambda make: make(*given)), self._waiting_for)

    def _failed(self, sentence: str, culprit: str) -> Met:
        ladder = self._network.ladder if self._network else None
        return Met(
            False, sentence, culprit, ladder.svg() if ladder and len(ladder.items) <= MOST_ARROWS else ""
        )
