"""An endpoint against the kernel host: its segments to Linux's own TCP and back, in real time.

How it works
------------
A run that does not come to its end would wait out its deadline. It need not: an endpoint acts when a segment comes or
its timer is due, so without a timer, and with nothing on the wire, only the kernel can go on. If that sends nothing
either, or both repeat themselves, nothing more will come of it. How long that has to go on is counted in looks at the
wire, each of which is worth what it took, but POLL_INTERVAL at most: where the machine does not let this process run
for ten seconds, that is one look, in which the kernel and its programs have had no chance either.
"""

import select
from collections.abc import Callable
from dataclasses import replace

from loopback.check import hangs
from loopback.draw.ladder.diagram import Ladder
from loopback.kernel.host.kernel_host import KernelHost
from loopback.link.endpoint import Endpoint, segments_from
from loopback.link.link import Link
from loopback.link.wire import Wire
from loopback.segment import Segment

POLL_INTERVAL = 0.05  # seconds between looks at `until` when nothing happens
SILENCE = 5.0  # seconds without a timer, and no new segment since, after which nothing more will come


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
    the host was started, `host.now`. Gives up `deadline` seconds after this call, with a note on the endpoint's side;
    or sooner, when the endpoint has had no timer for SILENCE seconds since either side has sent a segment that was not
    sent before. The two links, which decide what becomes of each segment, lose nothing unless given; of what a
    given one has lost the kernel may send another copy late, so only the deadline ends such a run. In a grader a run
    that gave up counts as a hang of the exercise, and shortens its other runs (`check.hangs`).
    """
    run = _Run(endpoint, host, names, (to_kernel, from_kernel))
    run.send(first or [], "the call that opens")
    began = host.now
    while not until():
        most, silence = (hangs.shortened(each) if hangs.has_hung() else each for each in (deadline, SILENCE))
        late, silent = host.now > began + most, run.silence > silence
        if late or silent:
            run.note(f"gave up after {most:g} s" if late else "gave up: nothing new is sent any more")
            hangs.remember(None)
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
        self._began = host.now  # where the ladder's time is 0
        both = dict(zip(names, (each or Link(delay=0.0) for each in links), strict=True))
        self._wire: Wire[Segment] = Wire(self.ladder, both, began=self._began)
        self._state = self._state_now()
        self._may_lose = links != (None, None)
        # Without their options: a timestamp, which a SYN of the kernel's has, makes each copy another segment.
        self._seen: set[Segment] = set()
        self._news = 0  # how many there were at the last look
        self._looked = host.now
        self.silence = 0.0  # seconds, in looks without a timer, since something new was sent

    def step(self) -> None:
        """Wait for the next thing to happen, a short while at most, and let it happen."""
        due = [each for each in (self._endpoint.timer, self._wire.due) if each is not None]
        pause = min([POLL_INTERVAL, *(each - self._host.now for each in due)])
        while select.select([self._host], [], [], max(0.0, pause))[0]:
            pause = 0.0
            if (segment := self._host.receive(0.0)) is not None:
                self._put(self._names[1], segment)
        while (arrival := self._wire.due) is not None and arrival <= self._host.now:
            _, sender, segment = self._wire.take()
            if sender == self._names[0]:
                self._host.send(segment)
            else:
                self.send(self._endpoint.on_segment(segment, self._host.now), "on_segment")
        timer = self._endpoint.timer
        if timer is not None and timer <= self._host.now:
            self.send(self._endpoint.on_timer(self._host.now), "on_timer")
        self._look(timer)

    def _look(self, timer: float | None) -> None:
        """Count how long nothing new has happened."""
        since, self._looked = self._host.now - self._looked, self._host.now
        if len(self._seen) > self._news:
            self.silence, self._news = 0.0, len(self._seen)
        elif timer is None and not self._may_lose:
            self.silence += min(since, POLL_INTERVAL)

    def flush(self) -> None:
        """Let what the endpoint has sent arrive, and nothing more."""
        while self._wire.due is not None:
            _, sender, segment = self._wire.take()
            if sender == self._names[0]:
                self._host.send(segment)

    def send(self, answer: object, call: str) -> None:
        """Put on the wire what the endpoint has returned from a call."""
        state = self._state_now()
        if state != self._state:
            self._state = state
            self.note(state)
        for segment in segments_from(answer, call):
            self._put(self._names[0], segment)

    def _put(self, sender: str, segment: Segment) -> None:
        """Put a segment on the wire."""
        self._seen.add(replace(segment, options=()))
        self._wire.send(sender, segment, self._host.now)

    def note(self, text: str) -> None:
        """Write something beside the endpoint's line."""
        self.ladder.note(self._names[0], text, self._host.now - self._began)

    def _state_now(self) -> str:
        return str(getattr(self._endpoint, "state", ""))
