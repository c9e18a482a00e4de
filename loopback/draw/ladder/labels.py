"""Where labels go in a ladder diagram, so that none touches a line or another label."""

from collections.abc import Iterable, Iterator, Sequence
from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from loopback.draw.ladder.geometry import Point, Shape, Shapes, box, touch, towards
from loopback.draw.svg import width_of

SIZE = 13.0  # font size
TALL = 16.0  # pixels from the top of a label to its bottom
CLEAR = 3.0  # pixels between a label and its own line
MARGIN = 16.0  # pixels at both ends of an arrow that stay free, for its head and for others'
SLIDE = 8.0  # pixels between two places that are tried
AIRY = 20.0  # pixels beyond both ends of a label that are better free too
GENTLE, STEEPEST = 32.0, 55.0  # degrees up to which labels better lie along their lines, and may
HEAD_LONG, HEAD_WIDE, CROSS = 10.0, 9.0, 12.0


class Wire(NamedTuple):
    """An arrow as it is drawn, with its label's text; `end` is where it is lost or arrives."""

    start: Point
    end: Point
    text: str
    lost: bool


class Label(NamedTuple):
    """A text centred at a point and turned about it."""

    text: str
    centre: Point
    degrees: float
    corners: Shape


def label_at(text: str, centre: Point, turned: float = 0.0) -> Label:
    """A label with the box that it takes."""
    return Label(text, centre, turned, box(centre, width_of(text, SIZE) + 2, TALL, turned))


def place(
    wires: Sequence[Wire], left: float, right: float, *, level: bool
) -> tuple[list[Label], list[Label]] | None:
    """A label for each wire, and a word "lost" for each lost one; None if there is no room for them all.

    `left` and `right` are the x of the two upright lines, between which everything stays. Labels lie along
    their lines; with `level` they may also stand level beside them.
    """
    obstacles = Shapes(shape for wire in wires for shape in shapes(wire))
    losses: list[Label] = []
    for wire in wires:
        if wire.lost:
            found = next(_free(_beside_cross(wire), obstacles, left, right), None)
            if found is None:
                return None
            losses.append(found)
            obstacles.add(found.corners)
    choices = [list(_free(_places(wire, level), obstacles, left, right)) for wire in wires]
    taken: dict[int, Label] = {}
    others = Shapes()
    for number in sorted(range(len(wires)), key=lambda number: len(choices[number])):
        free = list(_free(choices[number], others, left, right))
        if not free:
            return None
        found = min(free, key=lambda label: _cramped(label, obstacles) + _cramped(label, others))
        taken[number] = found
        others.add(found.corners)
    return [taken[number] for number in range(len(wires))], losses


def shapes(wire: Wire) -> list[Shape]:
    """What a wire covers: its line, and its head or cross."""
    return [(wire.start, wire.end), box(wire.end, CROSS, CROSS) if wire.lost else head(wire)]


def head(wire: Wire) -> list[Point]:
    """The corners of an arrow's head."""
    back = towards(wire.end, wire.start, HEAD_LONG)
    across = HEAD_WIDE / 2 / HEAD_LONG
    x, y = (wire.end[0] - back[0]) * across, (wire.end[1] - back[1]) * across
    return [wire.end, (back[0] - y, back[1] + x), (back[0] + y, back[1] - x)]


def _places(wire: Wire, level: bool) -> Iterator[Label]:
    """Places for a wire's label, the best first: from the middle of the line to its ends."""
    (x1, y1), (x2, y2) = sorted([wire.start, wire.end])
    turned, length = degrees(atan2(y2 - y1, x2 - x1)), hypot(x2 - x1, y2 - y1)
    wide = width_of(wire.text, SIZE)
    along = [
        label_at(wire.text, _above(towards(wire.start, wire.end, distance), turned), turned)
        for distance in _from_the_middle(length, wide / 2 + MARGIN)
        if abs(turned) <= STEEPEST
    ]
    beside = [
        label_at(wire.text, centre)
        for distance in _from_the_middle(length, MARGIN)
        for centre in _beside(towards(wire.start, wire.end, distance), wide, falling=y2 > y1)
        if level or abs(turned) > GENTLE
    ]
    yield from along + beside if abs(turned) <= GENTLE else beside + along


def _cramped(label: Label, obstacles: Shapes) -> bool:
    """Whether something comes close to an end of the label."""
    airy = box(label.centre, width_of(label.text, SIZE) + 2 * AIRY, TALL - 2, label.degrees)
    return not any(_free([label._replace(corners=airy)], obstacles, float("-inf"), float("inf")))


def _from_the_middle(length: float, margin: float) -> Iterator[float]:
    """Distances from the start of a line, its middle first, then by turns before and after it."""
    room = length / 2 - margin
    if room >= 0:
        yield length / 2
        for step in range(1, int(room / SLIDE) + 1):
            yield length / 2 - step * SLIDE
            yield length / 2 + step * SLIDE


def _above(point: Point, turned: float) -> Point:
    lift, turn = CLEAR + TALL / 2, radians(turned)
    return point[0] + lift * sin(turn), point[1] - lift * cos(turn)


def _beside(point: Point, wide: float, *, falling: bool) -> Iterator[Point]:
    """The centres of level labels whose corner is near the point, on either side of the line."""
    aside, lift = wide / 2 + CLEAR + 2, TALL / 2 + CLEAR
    for up in (1, -1):
        yield point[0] + aside * up * (1 if falling else -1), point[1] - lift * up


def _beside_cross(wire: Wire) -> Iterator[Label]:
    (x, y), wide = wire.end, width_of("lost", SIZE)
    onward = 1 if wire.end[0] > wire.start[0] else -1
    beyond, over, before = [(onward, 0.0), (onward, 0.5), (onward, -0.5)], [(0, 1), (0, -1)], -onward
    for dx, dy in (*beyond, *over, (before, 1), (before, -1)):
        yield label_at("lost", (x + dx * (wide / 2 + CROSS), y + dy * (TALL / 2 + CROSS)))


def _free(labels: Iterable[Label], shapes: Shapes, left: float, right: float) -> Iterator[Label]:
    """The labels that stay between the upright lines and touch none of the shapes."""
    for label in labels:
        xs = [x for x, _ in label.corners]
        if min(xs) < left + MARGIN / 2 or max(xs) > right - MARGIN / 2:
            continue
        if not any(touch(label.corners, shape) for shape in shapes.near(label.corners)):
            yield label
