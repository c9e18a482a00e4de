"""A run between two sides as a sequence diagram, called ladder: to be built, printed, and shown."""

from math import isfinite
from typing import Any, Literal

from loopback.draw.base import Drawing
from loopback.draw.ladder import render_svg, render_text
from loopback.draw.ladder.events import Arrow, Event, Note, Run


class Ladder(Drawing):
    """A ladder diagram: two upright lines, one a side, time running down, a slanted arrow for each message.

    Times are in seconds on one clock; they are shown in milliseconds, or not at all if `unit` is None, and
    then only their order matters. Of a long run the first and the last events are drawn, and the others are counted;
    `items` and `write_pcap` have all of it.

    >>> ladder = Ladder("client", "server")
    >>> ladder.arrow("client", "SYN seq=100", 0.000, 0.010)
    >>> ladder.arrow("server", "SYN,ACK seq=300 ack=101", 0.010, 0.020)
    >>> ladder.note("client", "ESTABLISHED", 0.020)
    >>> ladder.arrow("client", "ACK seq=101 ack=301", 0.024, None)
    >>> print(ladder)
                   client                              server
                 0 ms |--- SYN seq=100 ------------------>| 10 ms
    ESTABLISHED 20 ms |<-- SYN,ACK seq=300 ack=101 -------| 10 ms
                24 ms |--- ACK seq=101 ack=301 ----X      |  lost
    """

    def __init__(self, left: str, right: str, *, unit: Literal["ms"] | None = "ms") -> None:
        if left == right:
            raise ValueError(f"both sides are called {left!r}; give them different names")
        if unit not in ("ms", None):
            raise ValueError(f"unit is {unit!r}; it can be 'ms', or None for no times")
        self.left, self.right, self.unit = left, right, unit
        self._events: list[Event] = []

    def arrow(
        self,
        source: str,
        label: str,
        sent: float,
        arrived: float | None,
        *,
        again: bool = False,
        spoiled: bool = False,
        item: object = None,
        copy: bool = False,
    ) -> None:
        """Add a message: `arrived` None means lost, `again` that its sender repeats it, `spoiled` corrupted on the way.

        `item` is the message itself, for `items` and `write_pcap`; a `copy` was made by the link: nobody sent it,
        and it is not drawn as sent `again`.
        ValueError for an unknown side, or for a message that arrives before it is sent.
        """
        self._known(source)
        _finite(sent)
        if arrived is not None and _finite(arrived) < sent:
            raise ValueError(
                f"{label!r} arrives at {arrived} s but is sent at {sent} s; take both times from one clock"
            )
        again = again and not copy
        self._events.append(Arrow(source, label, sent, arrived, again, spoiled, item, copy))

    def note(self, side: str, text: str, at: float, *, begins: bool = False, of: object = None) -> None:
        """Add a remark beside one side's line, such as a new state; ValueError for an unknown side.

        It stands beside what arrives or leaves at that moment; one that `begins` something stands beside what leaves,
        and one that came `of` an item beside the arrival of that.
        """
        self._known(side)
        self._events.append(Note(side, text, _finite(at), begins, of))

    @property
    def run(self) -> Run:
        """All events so far, in time order; those of the same time in the order in which they were added."""
        return Run(self.left, self.right, self.unit, tuple(sorted(self._events, key=_start)))

    def first(self, count: int) -> "Ladder":
        """The ladder of the first so many events, in time order."""
        shorter = Ladder(self.left, self.right, unit=self.unit)
        shorter._events.extend(self.run.events[:count])
        return shorter

    @property
    def items(self) -> list[Any]:
        """What was sent by either side, in time order: the messages themselves, as far as they were given."""
        arrows = [event for event in self.run.events if isinstance(event, Arrow)]
        return [arrow.item for arrow in arrows if arrow.item is not None and not arrow.copy]

    def sentences(self) -> list[str]:
        """The run retold, one string for each event that is drawn."""
        return list(self.run.shortened().sentences())

    def text(self) -> str:
        """The drawing in plain characters, a line for each event drawn; a time stands at the side it belongs to."""
        return render_text.draw(self.run.shortened())

    def svg(self, *, steps: int | None = None) -> str:
        """The drawing as an SVG element; with `steps` only the first events drawn, the last emphasised."""
        return render_svg.draw(self.run.shortened(), steps)

    def _known(self, side: str) -> None:
        if side not in (self.left, self.right):
            raise ValueError(f"no side is called {side!r}; this ladder has {self.left!r} and {self.right!r}")


def _start(event: Event) -> float:
    return round(event.start, 9)


def _finite(seconds: float) -> float:
    if not isfinite(seconds):
        raise ValueError(f"a time is {seconds}; a ladder needs a finite number of seconds")
    return seconds
