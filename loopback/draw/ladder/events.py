"""The events of a ladder diagram and the sentences that retell them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loopback.draw.wording import count, plain, shorten

MOST_LABEL = 72  # columns of a label that is drawn; a longer one loses its middle
FIRST, LAST = 40, 40  # events of a run that are drawn; what is between them is counted


@dataclass(frozen=True)
class Arrow:
    """A message on its way: times in seconds; `arrived` is None if it was lost.

    `item` is what was sent, where it is known; a `copy` is one that the link made, which nobody sent.
    """

    source: str
    label: str
    sent: float
    arrived: float | None
    again: bool = False
    spoiled: bool = False
    item: object = None
    copy: bool = False

    @property
    def start(self) -> float:
        """When the event begins."""
        return self.sent

    @property
    def caption(self) -> str:
        """The label with "(again)", "(copy)" and "(corrupted)" where they apply, so that no colour has to say it."""
        return plain(self.label) + self.marks

    @property
    def drawn_caption(self) -> str:
        """The caption as it stands in a drawing, where there is not room for every label."""
        return shorten(plain(self.label), MOST_LABEL) + self.marks

    @property
    def marks(self) -> str:
        """The marks alone, each after a space."""
        return " (again)" * self.again + " (copy)" * self.copy + " (corrupted)" * self.spoiled


@dataclass(frozen=True)
class Note:
    """Something that happened on one side, such as a change of state; with `begins`, what is sent then comes of it.

    `of` is the item whose arrival it came of, where that is known: several may arrive at one time.
    """

    side: str
    text: str
    at: float
    begins: bool = False
    of: object = None

    @property
    def start(self) -> float:
        """When the event begins."""
        return self.at


@dataclass(frozen=True)
class LeftOut(Note):
    """Stands in a drawing for `messages` arrows and `notes` notes, the first of them at the time `at`."""

    messages: int = 0
    notes: int = 0


Event = Arrow | Note


def left_out(side: str, events: Sequence[Event]) -> LeftOut:
    """What stands for these events, beside that side's line."""
    messages = sum(isinstance(event, Arrow) for event in events)
    notes = len(events) - messages
    kinds = [count(number, name) for number, name in ((messages, "message"), (notes, "note")) if number]
    are = "is" if messages + notes == 1 else "are"
    text = f"{' and '.join(kinds)} {are} left out here"
    return LeftOut(side, text, events[0].start, True, messages=messages, notes=notes)


def comes_of(note: Note, event: Event) -> bool:
    """Whether the note came of the arrival of this arrow."""
    if not isinstance(event, Arrow) or event.arrived is None or note.of is None:
        return False
    return event.item is note.of and event.source != note.side and same_time(event.arrived, note.at)


def same_time(first: float, second: float) -> bool:
    """Whether two times differ by less than a nanosecond, which floating-point sums may."""
    return abs(first - second) < 1e-9


@dataclass(frozen=True)
class Run:
    """All that a drawing needs: two names, the unit of time or None, the events in time order."""

    left: str
    right: str
    unit: str | None
    events: tuple[Event, ...]

    def shortened(self) -> "Run":
        """The run as it is drawn: its first and its last events, with one that stands for those between them.

        However long a run is, drawing it costs no more than its events cost to be counted.
        """
        between = self.events[FIRST : len(self.events) - LAST]
        if len(between) < 2:
            return self
        gap = left_out(self.left, between)
        return replace(self, events=(*self.events[:FIRST], gap, *self.events[-LAST:]))

    @property
    def messages(self) -> int:
        """How many messages were sent, those that are left out too."""
        return sum(
            event.messages if isinstance(event, LeftOut) else isinstance(event, Arrow)
            for event in self.events
        )

    def other(self, side: str) -> str:
        """The side across."""
        return self.right if side == self.left else self.left

    def clock(self, seconds: float) -> str:
        """A time as the drawings print it.

        >>> Run("a", "b", "ms", ()).clock(0.0125)
        '12.5 ms'
        """
        milliseconds = 1000 * seconds
        decimals = 3 if abs(milliseconds) < 1 else 2 if abs(milliseconds) < 10 else 1
        text = f"{milliseconds:,.{decimals}f}".rstrip("0").rstrip(".")
        return f"{'0' if text == '-0' else text} {self.unit}"

    def overtaken_by(self, place: int) -> int | None:
        """The place, among the events, of the first message sent the same way later that arrived earlier."""
        slow = self.events[place]
        for later, fast in enumerate(self.events[place + 1 :], place + 1):
            if isinstance(slow, Arrow) and isinstance(fast, Arrow) and _overtakes(fast, slow):
                return later
        return None

    def sentences(self) -> Iterator[str]:
        """One sentence or two for each event, in time order."""
        for place, event in enumerate(self.events):
            when = f"At {self.clock(event.start)}, " if self.unit else ""
            if isinstance(event, LeftOut):
                yield _capital(f"{when}{event.text}.")
            elif isinstance(event, Note):
                yield _capital(f"{when}{plain(event.side)}: {plain(event.text)}.")
            else:
                yield self._of_arrow(event, when, self.overtaken_by(place))

    def _of_arrow(self, arrow: Arrow, when: str, overtaker: int | None) -> str:
        marks = ", again" * arrow.again + ", a copy" * arrow.copy
        ends = f"from {plain(arrow.source)} to {plain(self.other(arrow.source))}{marks}"
        return _capital(f"{when}{ends}: {plain(arrow.label)}. It {self._fate(arrow, overtaker)}.")

    def _fate(self, arrow: Arrow, overtaker: int | None) -> str:
        if arrow.arrived is None:
            return "is corrupted and lost" if arrow.spoiled else "is lost"
        fate = "arrives corrupted" if arrow.spoiled else "arrives"
        if self.unit:
            fate += f" at {self.clock(arrow.arrived)}"
        fast = None if overtaker is None else self.events[overtaker]
        if isinstance(fast, Arrow):
            fate += f", overtaken by {fast.caption}"
        return fate


def _overtakes(fast: Arrow, slow: Arrow) -> bool:
    if fast.source != slow.source or fast.arrived is None or slow.arrived is None:
        return False
    return fast.arrived < slow.arrived and not same_time(fast.arrived, slow.arrived)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
