"""Sequence numbers on a ring, the last one beside the first: single numbers and arcs, as text and as SVG.

How it works
------------
A number's place on the ring is an angle, clockwise from the top. Three kinds of ring differ in it only.
A ring of few numbers has a slot for each, and all are labelled. A large ring has quarters on it, and an arc that
would be too narrow to be seen is drawn wider than it is. A large ring seen `near` a number has that number at the top
and the slots of its neighbours around it, and a gap at the bottom for all the others.
Names stand in two columns beside the ring, each joined to its number or to the middle of its arc, and are moved apart
where they would lie on each other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from loopback.draw.base import Drawing
from loopback.draw.svg import LOOKS, element, figure, number, path, width_of, words
from loopback.draw.wording import columns, count, left, plain, right

WHOLE = 2**32  # TCP's numbers
SLOTS = 32  # a ring of at most so many numbers has a slot for each
REACH = 8  # slots before the number near which a ring is seen
OPEN = 300 * pi / 180  # the angle of the slots near a number; the rest is the gap
NARROWEST = 5 * pi / 180  # of an arc that is drawn
RADIUS, BAND, STEP = 112.0, 11.0, 17.0  # pixels: the ring, and the arcs inside of it
LABELS, COLUMN = 17.0, 56.0  # pixels from the ring to its labels, and to the names
LINE = 19.0  # pixels from one name to the next
SIZE, SMALL = 13.0, 11.0
POWERS = {0: "0", 2**30: "2³⁰", 2**31: "2³¹", 3 * 2**30: "3·2³⁰"}


@dataclass(frozen=True)
class Arc:
    """Numbers that follow each other: the first, and how many."""

    first: int
    length: int


@dataclass(frozen=True)
class _Name:
    """A name beside the ring, and the angle and radius of the point that it belongs to."""

    text: str
    angle: float
    radius: float


class SequenceRing(Drawing):
    """Numbers and arcs, by their names, on a ring of `size` numbers, clockwise with 0 at the top.

    An arc is its first number and its length. With `near`, the numbers next to that one are drawn large, and a gap
    stands for the others; -1 in the text form is the number before 0. ValueError for a number that is not on the ring,
    an arc that is longer than the ring or empty, and more than three arcs.

    >>> SequenceRing({"next": 14}, {"window": (14, 5)}, size=16)
    16 numbers        0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15
    next    14                                                  ^
    window  14 to 2   =  =  =                                   =  =
    """

    def __init__(
        self,
        numbers: Mapping[str, int],
        arcs: Mapping[str, tuple[int, int]],
        *,
        size: int = WHOLE,
        near: int | None = None,
    ) -> None:
        self.numbers = {plain(name): value for name, value in numbers.items()}
        self.arcs = {plain(name): Arc(*arc) for name, arc in arcs.items()}
        self.size, self.near = size, near
        for value in [*self.numbers.values(), *(arc.first for arc in self.arcs.values()), near or 0]:
            if not 0 <= value < size:
                raise ValueError(f"{value} is not on a ring of {size:,} numbers")
        if any(not 1 <= arc.length <= size for arc in self.arcs.values()):
            raise ValueError("an arc is empty, or longer than the ring")
        if len(self.arcs) > len(LOOKS):
            raise ValueError(f"{len(self.arcs)} arcs; at most {len(LOOKS)} can be told apart")

    def moved(self, name: str, first: int) -> "SequenceRing":
        """The same ring with the arc of that name beginning at `first`; KeyError if there is none."""
        arcs = {each: (arc.first, arc.length) for each, arc in self.arcs.items()}
        return SequenceRing(
            self.numbers, arcs | {name: (first, arcs[name][1])}, size=self.size, near=self.near
        )

    def text(self) -> str:
        """The drawing in plain characters: a column for each slot, a mark where a name's numbers are."""
        shown = self._shown()
        slots = [self._short(value) for value in shown]
        names = max(map(columns, [*self.numbers, *self.arcs]), default=0)
        rows = [(f"{self.size:,} numbers", slots)]
        for name, value in self.numbers.items():
            rows.append((f"{left(name, names)}  {value}", ["^" if each == value else "" for each in shown]))
        for name, arc in self.arcs.items():
            marks = ["=" if self._on(arc, each) else "" for each in shown]
            rows.append((f"{left(name, names)}  {self._range(arc)}", marks))
        wide = max(columns(head) for head, _ in rows)
        cell = max(map(len, slots), default=0)
        return "\n".join(
            (left(head, wide) + " " + "".join(f" {right(text, cell)}" for text in cells)).rstrip()
            for head, cells in rows
        )

    def sentences(self) -> list[str]:
        """Each number and each arc retold, one string each."""
        told = [f"{name} is {value}." for name, value in self.numbers.items()]
        for name, arc in self.arcs.items():
            wraps = ", across the wrap" if arc.first + arc.length > self.size else ""
            told.append(f"{name}: {self._range(arc)}, {count(arc.length, 'number')}{wraps}.")
        return told or [f"A ring of {self.size:,} numbers."]

    def svg(self) -> str:
        """The drawing as an SVG element."""
        names = [
            _Name(f"{name} = {self._long(value)}", self._angle(value), RADIUS)
            for name, value in self.numbers.items()
        ]
        bands: list[str] = []
        for place, (name, arc) in enumerate(self.arcs.items()):
            begin, end = self._ends(arc)
            radius = RADIUS - STEP * (place + 1)
            bands.append(_band(begin, end, radius, *LOOKS[place]))
            names.append(_Name(name, (begin + end) / 2, radius + BAND / 2))
        wide = max([0.0, *(width_of(name.text, SIZE) for name in names)]) + 6
        centre = wide + COLUMN + RADIUS, RADIUS + LABELS + 24
        drawn = [*self._ring(), *bands, *self._marks(), *_named(names)]
        moved = f"translate({number(centre[0])} {number(centre[1])})"
        title = f"A ring of {self.size:,} sequence numbers"
        body = element("g", *drawn, transform=moved)
        return figure(2 * centre[0], 2 * centre[1], title, " ".join(self.sentences()), body)

    def _shown(self) -> list[int]:
        """The numbers that have slots."""
        if self.near is not None:
            return [(self.near + ahead) % self.size for ahead in range(-REACH, REACH)]
        return list(range(self.size)) if self.size <= SLOTS else []

    def _on(self, arc: Arc, value: int) -> bool:
        return (value - arc.first) % self.size < arc.length

    def _range(self, arc: Arc) -> str:
        return f"{arc.first} to {(arc.first + arc.length - 1) % self.size}"

    def _short(self, value: int) -> str:
        """A slot's label: near the wrap, the numbers before 0 are counted back from it."""
        return str(value - self.size if self.near is not None and value > self.size // 2 else value)

    def _long(self, value: int) -> str:
        """A number as it stands beside its name."""
        if self.size == WHOLE and value > WHOLE - 1000:
            return f"2³² − {WHOLE - value}"
        return str(value)

    def _angle(self, value: float) -> float:
        """Clockwise from the top."""
        if self.near is None:
            return 2 * pi * value / self.size
        ahead = (value - self.near + self.size / 2) % self.size - self.size / 2
        return max(-REACH - 0.5, min(REACH + 0.5, ahead)) * OPEN / (2 * REACH)

    def _ends(self, arc: Arc) -> tuple[float, float]:
        """Where an arc begins and ends: in the middle between two slots."""
        begin = self._angle((arc.first - 0.5) % self.size)
        if self.near is None:
            sweep = min(2 * pi * arc.length / self.size, 2 * pi - 0.01)
            widened = max(sweep, NARROWEST)
            return begin - (widened - sweep) / 2, begin + (widened + sweep) / 2
        end = self._angle((arc.first + arc.length - 0.5) % self.size)
        return begin, end if end > begin else OPEN / 2

    def _ring(self) -> Iterator[str]:
        if self.near is None:
            yield element("circle", cx=0.0, cy=0.0, r=RADIUS, fill="none", stroke="currentColor")
        else:
            edge = OPEN / 2 + OPEN / (4 * REACH)
            yield _band(-edge, edge, RADIUS, "currentColor", None, 1.0, "ring")
            yield words("…", 0.0, RADIUS + 4, text_anchor="middle", font_size=18.0)
        quarters = [self.size * quarter // 4 for quarter in range(4)]
        for value in self._shown() or quarters:
            angle = self._angle(value)
            tick = path(_at(angle, RADIUS - 4), _at(angle, RADIUS + 4))
            yield element("path", d=tick, stroke="currentColor")
            label = POWERS[value] if self.size == WHOLE and self.near is None else self._slot_label(value)
            x, y = _at(angle, RADIUS + LABELS)
            anchor = "middle" if abs(x) < RADIUS or self._shown() else "start" if x > 0 else "end"
            yield words(label, x, y + 4, text_anchor=anchor, font_size=SMALL, data_part="label")

    def _slot_label(self, value: int) -> str:
        return self._short(value).replace("-", "−")

    def _marks(self) -> Iterator[str]:
        for value in self.numbers.values():
            x, y = _at(self._angle(value), RADIUS)
            yield element("circle", cx=x, cy=y, r=5.0, fill="currentColor", data_part="number")


def _at(angle: float, radius: float) -> tuple[float, float]:
    return radius * sin(angle), -radius * cos(angle)


def _band(
    begin: float, end: float, radius: float, colour: str, dash: str | None, wide: float = BAND,
    part: str = "arc",
) -> str:  # fmt: skip
    """A part of a circle, clockwise."""
    (x, y), (to_x, to_y) = _at(begin, radius), _at(end, radius)
    turn = f"A{number(radius)} {number(radius)} 0 {int(end - begin > pi)} 1 {number(to_x)} {number(to_y)}"
    return element(
        "path", d=f"M{number(x)} {number(y)}{turn}", fill="none", stroke=colour, stroke_width=wide,
        stroke_dasharray=dash, data_part=part,
    )  # fmt: skip


def _named(names: list[_Name]) -> Iterator[str]:
    """The names in two columns, each joined to its point."""
    for side in (1, -1):
        here = [name for name in names if (sin(name.angle) >= -0.01) == (side == 1)]
        here.sort(key=lambda name: -cos(name.angle))
        lowest = RADIUS + LABELS + 8
        heights: list[float] = []
        for name in here:
            wanted = -(RADIUS + LABELS) * cos(name.angle)
            heights.append(max([wanted, *(heights[-1:] and [heights[-1] + LINE])]))
        for place in reversed(range(len(heights))):
            heights[place] = min(heights[place], lowest - LINE * (len(heights) - 1 - place))
        for name, y in zip(here, heights, strict=True):
            x = side * (RADIUS + COLUMN)
            corner = _at(name.angle, RADIUS + 8)
            line = path(_at(name.angle, name.radius), corner, (x - side * 6, y))
            yield element(
                "path",
                d=line,
                fill="none",
                stroke="currentColor",
                stroke_opacity="0.5",
                stroke_dasharray="1 2",
            )
            anchor = "start" if side == 1 else "end"
            yield words(name.text, x, y + 4.5, text_anchor=anchor, font_size=SIZE, data_part="name")
