"""What was measured beside what a formula says: points and lines over two axes, as text and as SVG."""

from collections.abc import Iterator, Mapping, Sequence
from math import inf

from loopback.draw.axes import Axes, room_beside, round_ticks
from loopback.draw.base import Drawing
from loopback.draw.svg import BLUE, PURPLE, VERMILLION, element, figure, path, width_of, words
from loopback.draw.wording import plain, table

COLOURS = (BLUE, VERMILLION, PURPLE)
SIZE, SMALL, TOP, TALL, WIDE, MARK = 13.0, 11.0, 30.0, 220.0, 380.0, 5.0  # pixels
TICKS = 6  # of the vertical axis, at most, besides the 0


class Curves(Drawing):
    """Up to three measured series over the numbers `x`, each beside its formula: points, and a dashed line.

    `measured` and `formula` have a sequence of numbers, as long as `x`, for each name. ValueError for other lengths,
    other names or negative numbers, for fewer than two numbers `x`, and for none or too many series.

    >>> Curves([0, 10], {"one": [50, 34]}, {"one": [50.0, 33.9]}, x_label="% lost", y_label="messages a second")
    messages a second  % lost  0   10
    one, measured             50   34
    one, formula              50 33.9
    """

    def __init__(
        self,
        x: Sequence[float],
        measured: Mapping[str, Sequence[float]],
        formula: Mapping[str, Sequence[float]],
        *,
        x_label: str,
        y_label: str,
    ) -> None:
        self.x, self.measured, self.formula = list(x), dict(measured), dict(formula)
        self.x_label, self.y_label = plain(x_label), plain(y_label)
        if not 1 <= len(measured) <= len(COLOURS):
            raise ValueError(f"{len(measured)} series; one to {len(COLOURS)} can be told apart")
        if list(measured) != list(formula):
            raise ValueError("measured and formula have other names: each series needs both")
        series = [*measured.values(), *formula.values()]
        if len(self.x) < 2 or any(len(each) != len(self.x) for each in series):
            raise ValueError(
                f"each series needs one number for each of the {len(self.x)} on the x axis, two at least"
            )
        if any(value < 0 for each in [self.x, *series] for value in each):
            raise ValueError("a number is negative; the axes begin at 0")
        self.most_x = max(self.x) or 1
        self.most_y = max(value for each in series for value in each) or 1

    def text(self) -> str:
        """The numbers as a table, two rows a series."""
        head = f"{self.y_label}  {self.x_label}"
        rows: list[tuple[str, Sequence[float]]] = [(head, self.x)]
        for name in self.measured:
            rows += [
                (f"{plain(name)}, measured", self.measured[name]),
                (f"{plain(name)}, formula", self.formula[name]),
            ]
        return table([(name, [f"{value:g}" for value in values]) for name, values in rows])

    def sentences(self) -> list[str]:
        """Each series retold, one string each."""
        return [
            f"{plain(name)}: "
            + "; ".join(
                f"at {x:g} {self.x_label} {got:g} measured, {said:g} by the formula"
                for x, got, said in zip(self.x, self.measured[name], self.formula[name], strict=True)
            )
            + f" ({self.y_label})."
            for name in self.measured
        ]

    def svg(self) -> str:
        """The drawing as an SVG element."""
        ticks = round_ticks(self.most_y, TICKS)
        margin = room_beside(ticks)
        axes = Axes(margin, TOP, WIDE, TALL, self.most_x, self.most_y)
        body = [axes.lines(), *axes.y_ticks(ticks)]
        body += axes.x_ticks((value, f"{value:g}") for value in self.x)
        body += [words(self.y_label, margin, TOP - 14, font_size=SMALL), axes.x_name(self.x_label)]
        for number, (name, low) in enumerate(self._heights(axes).items()):
            body += self._series(number, name, low, axes)
        names = max(width_of(plain(name), SIZE) for name in self.measured) + 42
        body += self._key(margin)
        title = f"{self.y_label} over {self.x_label}: points measured, dashed lines by the formula"
        return figure(margin + WIDE + names, TOP + TALL + 76, title, " ".join(self.sentences()), *body)

    def _heights(self, axes: Axes) -> dict[str, float]:
        """Where each name stands: beside its line's end, and below the others where lines end close together."""
        ends = {name: axes.y(self.formula[name][-1]) for name in self.measured}
        lowest = -inf
        for name in sorted(ends, key=lambda name: (ends[name], name)):
            ends[name] = lowest = max(ends[name], lowest + 16)
        return ends

    def _series(self, number: int, name: str, low: float, axes: Axes) -> Iterator[str]:
        line = [axes.at(x, y) for x, y in zip(self.x, self.formula[name], strict=True)]
        yield element(
            "path",
            d=path(*line),
            fill="none",
            stroke=COLOURS[number],
            stroke_width=2.0,
            stroke_dasharray="6 4",
            data_part="formula",
        )
        for x, y in zip(self.x, self.measured[name], strict=True):
            yield self._mark(number, *axes.at(x, y))
        yield self._mark(number, axes.right + 18, low, "key")
        at = axes.right + 30
        yield words(plain(name), at, low + 4, font_size=SIZE, font_weight="bold", data_part="name")

    def _mark(self, number: int, x: float, y: float, part: str = "measured") -> str:
        """A circle, a square or a triangle, by series."""
        look = {"fill": COLOURS[number], "data_part": part}
        if number == 0:
            return element("circle", cx=x, cy=y, r=MARK, **look)
        if number == 1:
            return element(
                "path", d=_closed((x - 5, y - 5), (x + 5, y - 5), (x + 5, y + 5), (x - 5, y + 5)), **look
            )
        return element("path", d=_closed((x, y - 6), (x + 6, y + 5), (x - 6, y + 5)), **look)

    def _key(self, margin: float) -> Iterator[str]:
        y = TOP + TALL + 60
        yield element("circle", cx=margin + 8, cy=y - 4, r=MARK, fill="currentColor")
        yield words("measured", margin + 20, y, font_size=SMALL)
        begin = margin + 40 + width_of("measured", SMALL)
        dashes = path((begin, y - 4), (begin + 34, y - 4))
        yield element("path", d=dashes, stroke="currentColor", stroke_width=2.0, stroke_dasharray="6 4")
        yield words("formula", begin + 42, y, font_size=SMALL)


def _closed(*corners: tuple[float, float]) -> str:
    return path(*corners) + "Z"
