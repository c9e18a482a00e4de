"""The states of a machine as boxes on a grid, and its transitions as arrows between them, as text and as SVG."""

from collections.abc import Mapping

from loopback.draw.base import Drawing
from loopback.draw.ladder.geometry import Point, box, outside, towards
from loopback.draw.svg import BLUE, SKY, VERMILLION, element, figure, path, width_of, words
from loopback.transitions import StateTable, Transition

WIDE, HIGH = 132.0, 34.0  # pixels of a state's box
ACROSS, DOWN, MARGIN = 270.0, 108.0, 12.0  # pixels from one box's middle to the next, and around them
SIZE, SMALL, LINE = 13.0, 11.0, 14.0  # font sizes, and the height of a line of a label
APART = 20.0  # pixels between two arrows that join the same states
LOOP_WIDE, LOOP_HIGH = 48.0, 14.0  # pixels of the arrow from a state to itself, below its box


class StateDiagram(Drawing):
    """The transitions of a table between states, each of which has a place: a column and a row, from 0.

    Those of `new`, another table, are dashed. A notebook shows the SVG; text and repr are the text form.
    KeyError for a state without a place.

    >>> StateDiagram(StateTable("LISTEN  < SYN  > SYN,ACK  SYN-RECEIVED"), {"LISTEN": (0, 0), "SYN-RECEIVED": (0, 1)})
    LISTEN -- SYN arrives, send SYN,ACK --> SYN-RECEIVED
    """

    def __init__(
        self, table: StateTable, places: Mapping[str, tuple[int, int]], new: StateTable | None = None
    ) -> None:
        self._arrows = [(source, each, False) for source, each in table.rows]
        self._arrows += [(source, each, True) for source, each in new.rows] if new else []
        self._places = {
            name: (MARGIN + WIDE / 2 + column * ACROSS, MARGIN + HIGH / 2 + row * DOWN)
            for name, (column, row) in places.items()
        }
        for source, each, _ in self._arrows:
            _ = self._places[source], self._places[each.state]

    def sentences(self) -> list[str]:
        """The transitions retold, one string each."""
        return [
            f"{source} -- {', '.join(_label(each))} --> {each.state}" + (" (new)" if new else "")
            for source, each, new in self._arrows
        ]

    def text(self) -> str:
        """The transitions in plain characters, one a line."""
        return "\n".join(self.sentences())

    def svg(self) -> str:
        """The drawing as an SVG element."""
        labels: list[str] = []
        lines: list[str] = []
        taken = [box(middle, WIDE, HIGH) for middle in self._places.values()]
        loops = [self._places[source] for source, each, _ in self._arrows if source == each.state]
        for index, (source, each, new) in enumerate(self._arrows):
            said = _label(each)
            if source == each.state:
                lines += _loop(self._places[source], ", ".join(said), new)
                continue
            start, end = self._ends(index)
            wide = max(width_of(line, SMALL) for line in said) + 8
            middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            taken_by_label = box(middle, wide, LINE * len(said) + 4)
            lines += _arrow(start, end, [*taken, taken_by_label], new)
            labels += [
                words(line, middle[0], middle[1] + LINE * (number - len(said) / 2) + 10.5, font_size=SMALL,
                      text_anchor="middle", data_part="label")
                for number, line in enumerate(said)
            ]  # fmt: skip
        right = max(x for x, _ in self._places.values()) + WIDE / 2 + MARGIN
        bottom = max(y for _, y in self._places.values()) + HIGH / 2 + MARGIN
        bottom = max([bottom, *(y + HIGH / 2 + LOOP_HIGH + LINE + MARGIN for _, y in loops)])
        boxes = [_state(name, middle) for name, middle in self._places.items()]
        return figure(
            right, bottom, "States and transitions", ". ".join(self.sentences()), *lines, *labels, *boxes
        )

    def _ends(self, number: int) -> tuple[Point, Point]:
        """Where an arrow's line runs: between two middles, aside where other arrows join the same two states."""
        source, each, _ = self._arrows[number]
        pair = {source, each.state}
        others = [index for index, (name, other, _) in enumerate(self._arrows) if {name, other.state} == pair]
        first, second = (self._places[name] for name in sorted(pair))
        aside = (others.index(number) - (len(others) - 1) / 2) * APART
        step = towards((0.0, 0.0), (first[1] - second[1], second[0] - first[0]), aside)
        start, end = self._places[source], self._places[each.state]
        return (start[0] + step[0], start[1] + step[1]), (end[0] + step[0], end[1] + step[1])


def _label(each: Transition) -> list[str]:
    """What happens, and what is sent."""
    return [each.event, *(f"send {segment.name}" for segment in each.sends)]


def _state(name: str, middle: Point) -> str:
    x, y = middle
    return element(
        "g",
        element("rect", x=x - WIDE / 2, y=y - HIGH / 2, width=WIDE, height=HIGH, rx=8.0, data_part="state",
                fill=SKY, fill_opacity="0.16", stroke=BLUE, stroke_width=1.6),
        words(name, x, y + 4.5, font_size=SIZE, text_anchor="middle", font_weight="bold"),
    )  # fmt: skip


def _arrow(start: Point, end: Point, boxes: list[list[Point]], new: bool) -> list[str]:
    """A line that is cut where boxes and labels stand, and its tip."""
    pieces = outside(start, end, boxes)
    return [_line("".join(path(*piece) for piece in pieces), new), _tip(pieces[-1][1], start, new)]


def _loop(middle: Point, said: str, new: bool) -> list[str]:
    """An arrow from a state to itself, below its box, and its words below that."""
    x, top = middle[0], middle[1] + HIGH / 2
    left, right, bottom = x - LOOP_WIDE / 2, x + LOOP_WIDE / 2, top + LOOP_HIGH
    corners = (left, top), (left, bottom), (right, bottom), (right, top)
    label = words(said, x, bottom + LINE - 2, font_size=SMALL, text_anchor="middle", data_part="label")
    return [_line(path(*corners), new), _tip(corners[-1], corners[-2], new), label]


def _line(d: str, new: bool) -> str:
    colour, dashes = (VERMILLION, "6 4") if new else ("currentColor", None)
    return element("path", d=d, data_part="transition",
                   stroke=colour, stroke_width=1.5, stroke_dasharray=dashes, fill="none")  # fmt: skip


def _tip(tip: Point, start: Point, new: bool) -> str:
    """The tip of an arrow that comes from `start`."""
    back = towards(tip, start, 9.0)
    aside = towards((0.0, 0.0), (start[1] - tip[1], tip[0] - start[0]), 4.5)
    corners = (back[0] + aside[0], back[1] + aside[1]), tip, (back[0] - aside[0], back[1] - aside[1])
    return element(
        "path", d=path(*corners), stroke=VERMILLION if new else "currentColor", stroke_width=1.5, fill="none"
    )
