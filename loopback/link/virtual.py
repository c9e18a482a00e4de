"""Two endpoints and a link between them on a virtual clock: exact, repeatable, and over in no time."""

import heapq
from itertools import count

from loopback.draw.ladder.diagram import Ladder
from loopback.link.endpoint import Endpoint, segments_from
from loopback.link.link import Delivery, Link
from loopback.segment import Segment

MOST_EVENTS = 200  # a run that never falls quiet ends here


class VirtualNetwork:
    """Endpoints by name, their link, the time `now` in seconds, and the `ladder` of all that happened."""

    def __init__(
        self,
        left: Endpoint,
        right: Endpoint,
        *,
        names: tuple[str, str] = ("client", "server"),
        to_right: Link[Segment] | None = None,
        to_left: Link[Segment] | None = None,
    ) -> None:
        self.now = 0.0
        self.ladder = Ladder(*names)
        self._ends = dict(zip(names, (left, right), strict=True))
        self._other = {names[0]: names[1], names[1]: names[0]}
        self._links = {names[0]: to_right or Link(), names[1]: to_left or Link()}
        self._wire: list[tuple[float, int, str, Segment]] = []
        self._order = count()
        self._seen: set[Segment] = set()
        self._states = {name: self._state(name) for name in names}

    def send(self, name: str, segments: list[Segment]) -> None:
        """Put segments on the wire, from the endpoint of that name, now."""
        self._note_state(name)
        for segment in segments_from(segments, f"the {name}"):
            copies = self._links[name].carry(segment, self.now)
            for copy in copies:
                heapq.heappush(self._wire, (copy.at, next(self._order), self._other[name], copy.item))
            self._draw(name, segment, copies)

    def run(self, until: float = float("inf")) -> None:
        """Let time pass until nothing is on the wire and no timer runs, or until a time in seconds."""
        for _ in range(MOST_EVENTS):
            due = self._next()
            if due is None or due[0] > until:
                return
            self.now, name, segment = due
            if segment is None:
                answer, call = self._ends[name].on_timer(self.now), "on_timer"
            else:
                answer, call = self._ends[name].on_segment(segment, self.now), "on_segment"
            self.send(name, segments_from(answer, f"{call} of the {name}"))

    def _next(self) -> tuple[float, str, Segment | None] | None:
        timers = [(end.timer, name) for name, end in self._ends.items() if end.timer is not None]
        timer = min(timers, default=None)
        if self._wire and (timer is None or self._wire[0][0] <= timer[0]):
            at, _, name, segment = heapq.heappop(self._wire)
            return at, name, segment
        return (max(timer[0], self.now), timer[1], None) if timer else None

    def _draw(self, name: str, segment: Segment, copies: list[Delivery[Segment]]) -> None:
        again = segment in self._seen
        self._seen.add(segment)
        if not copies:
            self.ladder.arrow(name, str(segment), self.now, None, again=again)
        for index, copy in enumerate(copies):
            self.ladder.arrow(name, str(segment), self.now, copy.at, again=again or index > 0)

    def _state(self, name: str) -> str:
        return str(getattr(self._ends[name], "state", ""))

    def _note_state(self, name: str) -> None:
        state = self._state(name)
        if state != self._states[name]:
            self._states[name] = state
            self.ladder.note(name, state, self.now)
