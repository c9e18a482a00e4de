"""Two endpoints and a link between them on a virtual clock: exact, repeatable, and over in no time."""

import heapq
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from loopback.draw.ladder.diagram import Ladder
from loopback.link.endpoint import DatagramEndpoint, Endpoint, items_from
from loopback.link.link import Delivery, Link
from loopback.pcap import write_pcap
from loopback.segment import Segment

MOST_EVENTS = 200  # a run that never falls quiet ends here


class VirtualNetwork:
    """Endpoints by name, their link, the time `now` in seconds, and the `ladder` of all that happened.

    The endpoints send segments to `on_segment`, or datagrams (bytes) to `on_datagram`; `label` says what stands at
    an item's arrow.
    """

    def __init__(
        self,
        left: Endpoint | DatagramEndpoint,
        right: Endpoint | DatagramEndpoint,
        *,
        names: tuple[str, str] = ("client", "server"),
        to_right: Link[Any] | None = None,
        to_left: Link[Any] | None = None,
        label: Callable[[Any], str] = str,
    ) -> None:
        self.now = 0.0
        self.ladder = Ladder(*names)
        self._label = label
        self._ends: dict[str, Any] = dict(zip(names, (left, right), strict=True))
        self._other = {names[0]: names[1], names[1]: names[0]}
        self._links = {names[0]: to_right or Link(), names[1]: to_left or Link()}
        self._wire: list[tuple[float, int, str, Segment | bytes]] = []
        self._order = count()
        self._seen: set[Segment | bytes] = set()
        self._states = {name: self._state(name) for name in names}

    def send(self, name: str, items: Sequence[Segment | bytes]) -> None:
        """Put segments or datagrams on the wire, from the endpoint of that name, now."""
        self._note_state(name)
        for item in items_from(items, f"the {name}"):
            copies = self._links[name].carry(item, self.now)
            for copy in copies:
                heapq.heappush(self._wire, (copy.at, next(self._order), self._other[name], copy.item))
            self._draw(name, item, copies)

    def run(self, until: float = float("inf"), *, most_events: int = MOST_EVENTS) -> None:
        """Let time pass until nothing is on the wire and no timer runs, or until a time in seconds."""
        for _ in range(most_events):
            due = self._next()
            if due is None or due[0] > until:
                return
            self.now, name, item = due
            if item is not None:
                heapq.heappop(self._wire)
            if item is None:
                answer, call = self._ends[name].on_timer(self.now), "on_timer"
            elif isinstance(item, bytes):
                answer, call = self._ends[name].on_datagram(item, self.now), "on_datagram"
            else:
                answer, call = self._ends[name].on_segment(item, self.now), "on_segment"
            self.send(name, items_from(answer, f"{call} of the {name}"))

    def pcap(self, path: str | Path, at: str | None = None) -> None:
        """Write the run as a pcap file, for Wireshark: what the endpoint `at`, the left one, sent and received."""
        write_pcap(self.ladder, path, at)

    def _next(self) -> tuple[float, str, Segment | bytes | None] | None:
        """When, where and what comes next: an item, which stays on the wire, or None for a timer."""
        timers = [(timer, name) for name, end in self._ends.items() if (timer := end.timer) is not None]
        timer = min(timers, default=None)
        if self._wire and (timer is None or self._wire[0][0] <= timer[0]):
            at, _, name, item = self._wire[0]
            return at, name, item
        return (max(timer[0], self.now), timer[1], None) if timer else None

    def _draw(self, name: str, item: Segment | bytes, copies: Sequence[Delivery[Segment | bytes]]) -> None:
        again, text = item in self._seen, self._label(item)
        self._seen.add(item)
        if not copies:
            self.ladder.arrow(name, text, self.now, None, again=again, item=item)
        for index, copy in enumerate(copies):
            self.ladder.arrow(
                name,
                text,
                self.now,
                copy.at,
                again=again or index > 0,
                spoiled=copy.spoiled,
                item=copy.item,
                copy=index > 0,
            )

    def _state(self, name: str) -> str:
        return str(getattr(self._ends[name], "state", ""))

    def _note_state(self, name: str) -> None:
        state = self._state(name)
        if state != self._states[name]:
            self._states[name] = state
            self.ladder.note(name, state, self.now)
