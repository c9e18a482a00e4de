"""Two endpoints and a link between them on a virtual clock: exact, repeatable, and over in no time."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from loopback.draw.ladder.diagram import Ladder
from loopback.link.endpoint import DatagramEndpoint, Endpoint, items_from
from loopback.link.link import Link
from loopback.link.wire import Wire
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
        self._ends: dict[str, Any] = dict(zip(names, (left, right), strict=True))
        self._other = {names[0]: names[1], names[1]: names[0]}
        links = {names[0]: to_right or Link(), names[1]: to_left or Link()}
        self._wire: Wire[Segment | bytes] = Wire(self.ladder, links, label=label)
        self._states = {name: self._state(name) for name in names}

    def send(self, name: str, items: Sequence[Segment | bytes]) -> None:
        """Put segments or datagrams on the wire, from the endpoint of that name, now."""
        self._note_state(name)
        for item in items_from(items, f"the {name}"):
            self._wire.send(name, item, self.now)

    def run(self, until: float = float("inf"), *, most_events: int = MOST_EVENTS) -> None:
        """Let time pass until nothing is on the wire and no timer runs, or until a time in seconds."""
        for _ in range(most_events):
            due = self._next()
            if due is None or due[0] > until:
                return
            self.now, name = due
            came: Segment | bytes | None = None
            if name is not None:
                answer, call = self._ends[name].on_timer(self.now), "on_timer"
            else:
                _, sender, came = self._wire.take()
                name = self._other[sender]
                if isinstance(came, bytes):
                    answer, call = self._ends[name].on_datagram(came, self.now), "on_datagram"
                else:
                    answer, call = self._ends[name].on_segment(came, self.now), "on_segment"
            items = items_from(answer, f"{call} of the {name}")
            self._note_state(name, came)
            self.send(name, items)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is on the wire and no timer runs: nothing happens any more, however long one waits."""
        return self._next() is None

    def pcap(self, path: str | Path, at: str | None = None) -> None:
        """Write the run as a pcap file, for Wireshark: what the endpoint `at`, the left one, sent and received."""
        write_pcap(self.ladder, path, at)

    def _next(self) -> tuple[float, str | None] | None:
        """When something happens next, and whose timer is due then; no one's where an item arrives."""
        timers = [(timer, name) for name, end in self._ends.items() if (timer := end.timer) is not None]
        timer, arrival = min(timers, default=None), self._wire.due
        if arrival is not None and (timer is None or arrival <= timer[0]):
            return arrival, None
        return (max(timer[0], self.now), timer[1]) if timer else None

    def _state(self, name: str) -> str:
        return str(getattr(self._ends[name], "state", ""))

    def _note_state(self, name: str, of: object = None) -> None:
        state = self._state(name)
        if state != self._states[name]:
            self._states[name] = state
            self.ladder.note(name, state, self.now, of=of)
