"""Plane geometry for labels: oriented boxes, and whether they touch lines or each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import cos, hypot, radians, sin

Point = tuple[float, float]
Shape = Sequence[Point]  # the corners of a convex shape in order; two corners are a line
BAND = 32.0  # pixels: the height of the bands by which shapes are found


class Shapes:
    """Convex shapes, kept by the level bands that they cover: what is near is found without a look at all."""

    def __init__(self, shapes: Iterable[Shape] = ()) -> None:
        self._bands: dict[int, list[tuple[float, float, Shape]]] = defaultdict(list)
        for shape in shapes:
            self.add(shape)

    def add(self, shape: Shape) -> None:
        """Keep another shape."""
        low, high = span(shape)
        for band in range(int(low // BAND), int(high // BAND) + 1):
            self._bands[band].append((low, high, shape))

    def near(self, shape: Shape) -> Iterator[Shape]:
        """The shapes that reach as far down, and as far up, as this one, each once."""
        top, bottom = span(shape)
        first = int(top // BAND)
        for band in range(first, int(bottom // BAND) + 1):
            for low, high, other in self._bands.get(band, ()):
                is_new = band == max(first, int(low // BAND))
                if is_new and low <= bottom and high >= top:
                    yield other


def span(shape: Shape) -> tuple[float, float]:
    """The y of a shape's highest and of its lowest point."""
    ys = [y for _, y in shape]
    return min(ys), max(ys)


def box(centre: Point, width: float, height: float, degrees: float = 0.0) -> list[Point]:
    """The corners of a box that is turned by `degrees` about its centre."""
    turn = radians(degrees)
    along, down = (cos(turn), sin(turn)), (-sin(turn), cos(turn))
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return [
        (
            centre[0] + x * along[0] * width / 2 + y * down[0] * height / 2,
            centre[1] + x * along[1] * width / 2 + y * down[1] * height / 2,
        )
        for x, y in corners
    ]


def towards(start: Point, end: Point, distance: float) -> Point:
    """The point `distance` from `start` on the way to `end`."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return (
        start[0] + (end[0] - start[0]) * distance / length,
        start[1] + (end[1] - start[1]) * distance / length,
    )


def touch(first: Shape, second: Shape) -> bool:
    """Whether two convex shapes have a point in common: no line separates them."""
    return not any(
        _separates(normal, first, second) for shape in (first, second) for normal in _normals(shape)
    )


def outside(start: Point, end: Point, boxes: Sequence[Shape]) -> list[tuple[Point, Point]]:
    """The pieces of a line that are left when the parts inside the boxes are cut out."""
    pieces = [(0.0, 1.0)]
    for shape in boxes:
        cut = _inside(start, end, shape)
        if cut is not None:
            pieces = [
                piece
                for low, high in pieces
                for piece in ((low, min(high, cut[0])), (max(low, cut[1]), high))
                if piece[1] - piece[0] > 1e-6
            ]
    return [(_at(start, end, low), _at(start, end, high)) for low, high in pieces]


def _at(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _sides(shape: Shape) -> list[tuple[Point, Point]]:
    return list(zip(shape, [*shape[1:], shape[0]], strict=True))


def _normals(shape: Shape) -> list[Point]:
    normals = [(start[1] - end[1], end[0] - start[0]) for start, end in _sides(shape)]
    if len(shape) == 2:  # a line also separates at its ends
        normals.append((shape[1][0] - shape[0][0], shape[1][1] - shape[0][1]))
    return normals


def _separates(normal: Point, first: Shape, second: Shape) -> bool:
    one = [x * normal[0] + y * normal[1] for x, y in first]
    two = [x * normal[0] + y * normal[1] for x, y in second]
    return max(one) < min(two) or max(two) < min(one)


def _inside(start: Point, end: Point, shape: Shape) -> tuple[float, float] | None:
    """The part of the line within a convex shape whose corners run clockwise on the screen."""
    low, high = 0.0, 1.0
    for (x1, y1), (x2, y2) in _sides(shape):
        across, down = y1 - y2, x2 - x1  # points inwards
        before = (start[0] - x1) * across + (start[1] - y1) * down
        after = (end[0] - x1) * across + (end[1] - y1) * down
        if before < 0 and after < 0:
            return None
        if before < 0 <= after:
            low = max(low, before / (before - after))
        elif after < 0 <= before:
            high = min(high, before / (before - after))
    return (low, high) if low < high else None
