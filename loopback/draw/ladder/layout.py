"""Where, from top to bottom, each moment of a run goes: time made into pixels, long waits compressed."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from loopback.draw.ladder.events import Arrow, Note, Run, comes_of
from loopback.draw.wording import plain

ROW = 24.0  # pixels between two moments on one side, enough for a time label or a label between two arrows
SLANT = 40.0  # pixels that an arrow falls at least; a message of the usual delay falls so much
SHORTEST, LONGEST = 6.0, 72.0  # pixels that a wait takes; a longer one is compressed
STEP = 18.0  # pixels between two moments when only their order is known
NOTE_LINE = 15.0
NOTE_COLUMNS = 24  # a longer note is wrapped


@dataclass
class Slot:
    """A place on one side's line: at most one arriving and one leaving message, and notes."""

    side: int  # 0 left, 1 right
    time: float
    seconds: float | None  # the time to print; None for the moment at which a lost message would have arrived
    head: int | None = None
    tail: int | None = None
    notes: dict[int, list[str]] = field(default_factory=dict)  # place among the events -> wrapped lines
    y: float = 0.0

    @property
    def above(self) -> float:
        """Pixels that the slot takes above its y."""
        return 11.0 if self.notes else 8.0

    @property
    def below(self) -> float:
        """Pixels that the slot takes below its y."""
        return max(0.0, sum(NOTE_LINE * len(lines) + 7 for lines in self.notes.values()) - 11.0) or 8.0


class Wait(NamedTuple):
    """A compressed stretch of the time axis: its middle, and how long it lasts if that can be said."""

    y: float
    seconds: float | None


@dataclass(frozen=True)
class Layout:
    """Every slot with its y, the slots of each arrow by place among the events, the compressed waits."""

    slots: list[Slot]
    tails: dict[int, Slot]
    heads: dict[int, Slot]
    waits: list[Wait]
    bottom: float


class Moment(NamedTuple):
    """One end of an arrow, or a note, to be put into a slot; not `real` where a lost message would end."""

    time: float
    place: int
    part: int  # 0 an arrow's tail or a note, 1 an arrow's head
    side: int
    seconds: float
    real: bool


def lay_out(run: Run, slant: float = SLANT, *, rows: bool = False) -> Layout:
    """Place every moment so that time runs down, arrows fall by `slant` or more, and no side's collide.

    A greater slant also spreads the moments of a side. With `rows`, each message sent gets a row of its
    own, all across, for its label.
    """
    row = ROW * (1 + slant / SLANT) / 2
    moments = sorted(_moments(run))
    slots, tails, heads = _fill(run, moments)
    waits, floor, y = [], 0.0, 0.0
    pixels_a_second = _scale(run, moments)
    last_on: list[Slot | None] = [None, None]
    previous: Slot | None = None
    last_real: float | None = None
    bottom = lowest = 0.0  # of all slots so far: the lowest y, and the lowest end of what stands beside it
    for slot in slots:
        if previous is not None and slot.time != previous.time:
            gap, compressed = _gap(slot.time - previous.time, pixels_a_second)
            floor = max(floor, bottom) + gap
            if compressed:  # its mark stands below the notes
                floor = max(floor, lowest + gap - 8)
                known = slot.seconds is not None and last_real is not None
                waits.append(Wait(floor - gap / 2, slot.seconds - last_real if known else None))  # type: ignore[operator]
        y = floor
        neighbour = last_on[slot.side]
        if neighbour is not None:
            y = max(y, neighbour.y + max(row, neighbour.below + slot.above))
        if slot.head is not None:
            y = max(y, tails[slot.head].y + slant)
        slot.y = y
        if rows and slot.tail is not None:
            floor = y + row
        bottom, lowest = max(bottom, y), max(lowest, y + slot.below)
        last_on[slot.side] = previous = slot
        last_real = last_real if slot.seconds is None else slot.seconds
    return Layout(slots, tails, heads, waits, max([slot.y + slot.below for slot in slots], default=ROW))


def _moments(run: Run) -> Iterator[Moment]:
    events = [(event, round(event.start, 9)) for event in run.events]
    arrivals = [round(e.arrived, 9) for e in run.events if isinstance(e, Arrow) and e.arrived is not None]
    distinct = sorted({start for _, start in events} | set(arrivals))

    def axis(seconds: float) -> float:
        return round(seconds, 9) if run.unit else float(bisect_left(distinct, round(seconds, 9)))

    delays = [
        axis(e.arrived) - axis(e.sent) for e in run.events if isinstance(e, Arrow) and e.arrived is not None
    ]
    steps = [axis(later) - axis(sooner) for sooner, later in pairwise(distinct)]
    usual = _median_low(delays) if delays else min(steps, default=1.0)
    for place, (event, start) in enumerate(events):
        if not isinstance(event, Arrow):
            yield Moment(axis(start), place, 0, int(event.side == run.right), start, True)
            continue
        side = int(event.source == run.right)
        yield Moment(axis(start), place, 0, side, start, True)
        if event.arrived is None:
            yield Moment(round(axis(start) + usual, 9), place, 1, 1 - side, start, False)
        else:
            yield Moment(axis(event.arrived), place, 1, 1 - side, event.arrived, True)


def _fill(run: Run, moments: list[Moment]) -> tuple[list[Slot], dict[int, Slot], dict[int, Slot]]:
    slots: list[Slot] = []
    tails: dict[int, Slot] = {}
    heads: dict[int, Slot] = {}
    latest: list[Slot | None] = [None, None]
    for moment in moments:
        event, slot = run.events[moment.place], latest[moment.side]
        is_note, is_head = not isinstance(event, Arrow), moment.part == 1
        shared = slot is not None and slot.time == moment.time and moment.real and slot.seconds is not None
        begins = isinstance(event, Note) and event.begins
        if isinstance(event, Note) and not begins:
            home = next((head for place, head in heads.items() if comes_of(event, run.events[place])), None)
            if home is not None:
                home.notes[moment.place] = wrap(plain(event.text), NOTE_COLUMNS) or [""]
                continue
        if slot is None or not shared or begins or not (is_note or _free(slot, is_head, moment, tails)):
            slot = Slot(moment.side, moment.time, moment.seconds if moment.real else None)
            slots.append(slot)
            latest[moment.side] = slot
        if not isinstance(event, Arrow):
            slot.notes[moment.place] = wrap(plain(event.text), NOTE_COLUMNS) or [""]
        elif is_head:
            slot.head, heads[moment.place] = moment.place, slot
        else:
            slot.tail, tails[moment.place] = moment.place, slot
    return slots, tails, heads


def _free(slot: Slot, is_head: bool, moment: Moment, tails: dict[int, Slot]) -> bool:
    """Whether an arrow's end may join the slot: one message may leave where one has arrived."""
    if not is_head:
        return slot.tail is None
    return slot.head is None and slot.tail is None and tails[moment.place].time < moment.time


def _scale(run: Run, moments: list[Moment]) -> float:
    """Pixels a second: a message of the usual delay, or else the shortest wait, takes SLANT pixels."""
    sent = {moment.place: moment.time for moment in moments if moment.part == 0}
    delays = [moment.time - sent[moment.place] for moment in moments if moment.part == 1]
    usual = _median_low(delays) if delays else 0.0
    if usual <= 0:
        times = sorted({moment.time for moment in moments})
        usual = min((later - sooner for sooner, later in pairwise(times)), default=1.0)
    return SLANT / usual if run.unit else 0.0


def _gap(wait: float, pixels_a_second: float) -> tuple[float, bool]:
    """Pixels for a wait, and whether that is a compression."""
    if not pixels_a_second:
        return STEP, False
    pixels = wait * pixels_a_second
    return min(max(pixels, SHORTEST), LONGEST), pixels > LONGEST


def _median_low(delays: list[float]) -> float:
    """The one in the middle. The module statistics would be in the memory of all that is forked for a test."""
    return sorted(delays)[(len(delays) - 1) // 2]
