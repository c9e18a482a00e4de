"""Flows that share one line with a rate and a queue, each with a window that something else decides.

How it works
------------
A flow sends segments of equal size to a receiver of its own, as many at a time as its *congestion control* allows: an
object with `window` in bytes, `on_ack(acked, flight)`, `on_duplicate(count, flight)` and `on_timeout(flight)`. A window
is a segment at least, and the receiver's room at most. All data goes through one `Link` with a rate and a queue, and is
lost where the queue is full; acknowledgements come back over a way of their own on which nothing is lost. Receivers
acknowledge each segment, with all that is in order. The third duplicate acknowledgement of a segment sends it again,
and so does a timer, after which the flow begins again behind what was acknowledged. All this is exact, on a virtual
clock: the same controls give the same run.
"""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any

from loopback.check.batch import batch
from loopback.check.format import show
from loopback.link.link import Link

SEGMENT = 1000  # bytes of each, and the maximum segment size of the controls
TIMEOUT = 1.0  # seconds without a new acknowledgement until the timer of a flow is due
DUPLICATES = 3  # acknowledgements of the same that say that a segment is lost
MOST_IN_FLIGHT = 200  # segments of a flow: its receiver's window


class FixedWindow:
    """A congestion control that opens its window by a segment a round trip, up to `most` bytes.

    After that it never changes, whatever is lost.
    """

    def __init__(self, most: int) -> None:
        self.most, self.window = most, SEGMENT
        self._acked = 0  # bytes since the window last grew

    def on_ack(self, acked: int, flight: int) -> None:
        """Open the window, until it is as large as it may be."""
        self._acked += acked
        if self._acked >= self.window:
            self._acked = 0
            self.window = min(self.window + SEGMENT, self.most)

    def on_duplicate(self, count: int, flight: int) -> None:
        """Take no notice."""

    def on_timeout(self, flight: int) -> None:
        """Take no notice."""


@dataclass
class FlowRecord:
    """What a flow did: its window at each sample, in segments; segments that arrived anew, and that were lost.

    `arrived` counts up to each sample; `losses` has the seconds at which a segment of it found the queue full.
    """

    windows: list[float] = field(default_factory=list)
    arrived: list[int] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)

    def rate(self, run: "Run", begin: float, end: float) -> float:
        """Segments a second that arrived between two times of the run, in seconds."""
        first, last = run.place(begin), run.place(end)
        return (self.arrived[last] - self.arrived[first]) / (run.times[last] - run.times[first])


@dataclass
class Run:
    """A run: the `times` of its samples in seconds, the queue's length at each in segments, and a record a flow."""

    times: list[float] = field(default_factory=list)
    queue: list[float] = field(default_factory=list)
    flows: dict[str, FlowRecord] = field(default_factory=dict)

    def place(self, time: float) -> int:
        """The place of the last sample that is not after a time in seconds."""
        return max(0, sum(each <= time + 1e-9 for each in self.times) - 1)


class _Flow:
    """One sender and its receiver; numbers count segments from 0."""

    def __init__(self, name: str, control: Any) -> None:
        self.name, self.control = name, control
        self.first, self.next = 0, 0  # not acknowledged, and to send
        self.duplicates = 0
        self.timer: float | None = None
        self.window = 0
        self.got: set[int] = set()  # by the receiver, out of order
        self.expected = 0  # by the receiver

    @property
    def flight(self) -> int:
        """Bytes sent and not acknowledged."""
        return (self.next - self.first) * SEGMENT


class Bottleneck:
    """Congestion controls by the name of their flow, before a line of `rate` segments a second.

    `queue` is how many segments may wait for the line. `delay` is the seconds that the way to the receivers takes, and
    the way back, beside the queue. `starts` are the seconds at which a flow begins, 0 for those not named.

    >>> run = Bottleneck({"Ann": FixedWindow(2000)}, rate=100, queue=10, delay=0.05).run(2.0, every=1.0)
    >>> run.times, run.queue, run.flows["Ann"].arrived
    ([0.0, 1.0, 2.0], [1.0, 0.0, 0.0], [0, 17, 35])
    """

    def __init__(
        self,
        controls: Mapping[str, Any],
        *,
        rate: float,
        queue: int,
        delay: float,
        starts: Mapping[str, float] | None = None,
    ) -> None:
        self._delay = delay
        self._line = Link[bytes](rate=rate * SEGMENT, queue=queue * SEGMENT, delay=delay)
        self._flows = {name: _Flow(name, control) for name, control in controls.items()}
        self._events: list[tuple[float, bool, int, Callable[[float], None]]] = []
        self._order = count()
        self._run = Run(flows={name: FlowRecord() for name in controls})
        for name, flow in self._flows.items():
            self._at((starts or {}).get(name, 0.0), partial(self._start, flow))

    def run(self, seconds: float, every: float = 0.1) -> Run:
        """Let the flows send for so many seconds; a sample is taken at 0 and `every` so many seconds."""
        samples = round(seconds / every) + 1
        for number in range(samples):
            self._at(number * every, self._sample, last=True)
        while len(self._run.times) < samples:
            now, *_, act = heapq.heappop(self._events)
            act(now)
        return self._run

    def _at(self, time: float, act: Callable[[float], None], *, last: bool = False) -> None:
        """Have something called at a time, with the time; with `last` after all else that happens then."""
        heapq.heappush(self._events, (time, last, next(self._order), act))

    def _sample(self, now: float) -> None:
        self._run.times.append(round(now, 6))
        self._run.queue.append(self._line.waiting(now) / SEGMENT)
        for name, flow in self._flows.items():
            record = self._run.flows[name]
            record.windows.append(flow.window / SEGMENT)
            record.arrived.append(flow.expected + len(flow.got))

    def _start(self, flow: _Flow, now: float) -> None:
        flow.window = _within(flow.control.window)
        self._send(flow, now)

    def _send(self, flow: _Flow, now: float) -> None:
        """Send what the window has room for."""
        while flow.flight + SEGMENT <= flow.window:
            self._put(flow, flow.next, now)
            flow.next += 1
        if flow.timer is None and flow.flight:
            self._set_timer(flow, now)

    def _put(self, flow: _Flow, number: int, now: float) -> None:
        copies = self._line.carry(bytes(SEGMENT), now)
        for copy in copies:
            self._at(copy.at, partial(self._arrive, flow, number))
        if not copies:
            self._run.flows[flow.name].losses.append(now)

    def _arrive(self, flow: _Flow, number: int, now: float) -> None:
        if number >= flow.expected:
            flow.got.add(number)
        while flow.expected in flow.got:
            flow.got.remove(flow.expected)
            flow.expected += 1
        self._at(now + self._delay, partial(self._acknowledge, flow, flow.expected))

    def _acknowledge(self, flow: _Flow, number: int, now: float) -> None:
        flight = flow.flight
        if number > flow.first:
            acked = (number - flow.first) * SEGMENT
            flow.first, flow.next, flow.duplicates = number, max(flow.next, number), 0
            flow.window = self._told(flow, "on_ack", acked, flight)
            self._set_timer(flow, now)
        elif flight:
            flow.duplicates += 1
            flow.window = self._told(flow, "on_duplicate", flow.duplicates, flight)
            if flow.duplicates == DUPLICATES:
                self._put(flow, flow.first, now)
                self._set_timer(flow, now)
        self._send(flow, now)

    def _set_timer(self, flow: _Flow, now: float) -> None:
        flow.timer = now + TIMEOUT if flow.flight else None
        if flow.timer is not None:
            self._at(flow.timer, partial(self._timeout, flow))

    def _timeout(self, flow: _Flow, now: float) -> None:
        if flow.timer != now:
            return  # it has been set anew since
        flow.window = self._told(flow, "on_timeout", flow.flight)
        flow.next, flow.duplicates, flow.timer = flow.first, 0, None
        self._send(flow, now)

    def _told(self, flow: _Flow, method: str, *numbers: int) -> int:
        """Tell the control what happened; return its window then."""
        told = (getattr(flow.control, method), *numbers)
        return _within(batch([told, (getattr, flow.control, "window")])[-1])


def _within(window: object) -> int:
    """A window, of a segment at least, and of the receiver's room at most."""
    if type(window) is not int:
        raise TypeError(f"window must be a whole number of bytes, and it is {show(window)}")
    return min(max(window, SEGMENT), MOST_IN_FLIGHT * SEGMENT)
