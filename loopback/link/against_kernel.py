"""An endpoint against the kernel host: its segments to Linux's own TCP and back, in real time."""

import heapq
import select
from collections.abc import Callable
from itertools import count

from loopback.draw.ladder.diagram import Ladder
from loopback.kernel.host.kernel_host import KernelHost
from loopback.link.endpoint import Endpoint, segments_from
from loopback.link.link import Link
from loopback.segment import Segment

POLL_INTERVAL = 0.05  # seconds between looks at `until` when nothing happens


def run_against_kernel(
    endpoint: Endpoint,
    host: KernelHost,
    first: list[Segment] | None = None,
    *,
    until: Callable[[], bool],
    deadline: float = 5.0,
    names: tuple[str, str] = ("you", "kernel"),
    to_kernel: Link[Segment] | None = None,
    from_kernel: Link[Segment] | None = None,
) -> Ladder:
    """Let an endpoint and the kernel host exchange segments until `until()` holds; return what happened, drawn.

    `first` are the segments to begin with, those of an active open, say. The endpoint is told the time in seconds since
    the host was started, `host.now`. Gives up `deadline` seconds after this call, with a note on the endpoint's side.
    The two links, which decide what becomes of each segment, lose nothing unless given.
    """
    run = _Run(endpoint, host, names, (to_kernel, from_kernel))
    run.send(first or [], "the call that opens")
    ends = host.now + deadline
    while not until():
        if host.now > ends:
            run.note(f"gave up after {deadline:g} s")
            break
        run.step()
    run.flush()
    return run.ladder


class _Run:
    def __init__(
        self,
        endpoint: Endpoint,
        host: KernelHost,
        names: tuple[str, str],
        links: tuple[Link[Segment] | None, Link[Segment] | None],
    ) -> None:
        self.ladder = Ladder(*names)
        self._endpoint, self._host, self._names = endpoint, host, names
        self._links = dict(zip(names, (each or Link(delay=0.0) for each in links), strict=True))
        self._wire: list[tuple[float, int, str, Segment]] = []  # on the way, by the time of arrival
        self._order = count()
        self._seen: set[Segment] = set()
        self._state = self._state_now()
        self._began = host.now  # where the ladder's time is 0

    def step(self) -> None:
        """Wait for the next thing to happen, a short while at most, and let it happen."""
        timer = self._endpoint.timer
        due = [each for each in (timer, self._wire[0][0] if self._wire else None) if each is not None]
        pause = min([POLL_INTERVAL, *(each - self._host.now for each in due)])
        while select.select([self._host], [], [], max(0.0, pause))[0]:
            pause = 0.0
            if (segment := self._host.receive(0.0)) is not None:
                self._carry(self._names[1], segment)
        while self._wire and self._wire[0][0] <= self._host.now:
            _, _, sender, segment = heapq.heappop(self._wire)
            if sender == self._names[0]:
                self._host.send(segment)
            else:
                self.send(self._endpoint.on_segment(segment, self._host.now), "on_segment")
        timer = self._endpoint.timer
        if timer is not None and timer <= self._host.now:
            self.send(self._endpoint.on_timer(self._host.now), "on_timer")

    def flush(self) -> None:
        """Let what the endpoint has sent arrive, and nothing more."""
        for _, _, sender, segment in sorted(self._wire):
            if sender == self._names[0]:
                self._host.send(segment)

    def send(self, answer: object, call: str) -> None:
        """Put on the wire what the endpoint has returned from a call."""
        state = self._state_now()
        if state != self._state:
            self._state = state
            self.note(state)
        for segment in segments_from(answer, call):
            self._carry(self._names[0], segment)

    def note(self, text: str) -> None:
        """Write something beside the endpoint's line."""
        self.ladder.note(self._names[0], text, self._host.now - self._began)

    def _carry(self, sender: str, segment: Segment) -> None:
        now, again = self._host.now, segment in self._seen
        self._seen.add(segment)
        copies = self._links[sender].carry(segment, now)
        for copy in copies:
            heapq.heappush(self._wire, (copy.at, next(self._order), sender, copy.item))
        for place, at in enumerate([copy.at - self._began for copy in copies] or [None]):
            again, sent = again or place > 0, now - self._began
            self.ladder.arrow(sender, str(segment), sent, at, again=again, item=segment, copy=place > 0)

    def _state_now(self) -> str:
        return str(getattr(self._endpoint, "state", ""))
