"""How full something was over time: one line of steps for each, as text and as SVG."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loopback.draw.axes import Axes
from loopback.draw.base import Drawing
from loopback.draw.svg import LOOKS, element, figure, path, width_of, words
from loopback.draw.wording import columns, left, plain, right

BARS = " ▁▂▃▄▅▆▇█"
STEP, TALL, TOP, SIZE, SMALL = 26.0, 150.0, 18.0, 13.0, 11.0  # pixels
SAMPLE = 15.0  # pixels of a line in front of its name, where other lines pass by
END = "×"


@dataclass(frozen=True)
class Line:
    """A name and one level for each step; a line that is shorter than the others ended early."""

    name: str
    levels: tuple[int, ...]


class QueueLengths(Drawing):
    """Levels over equal steps of time, whole numbers of `unit`, for up to three names; `limit` is drawn as a line.

    ValueError for a negative level and for no lines.

    >>> QueueLengths({"bob": [0, 0, 0, 0], "eve": [1, 2, 3]}, unit="messages", step="round", limit=3)
    messages  round 1 2 3 4
    bob             0 0 0 0
    eve             1 2 3×
                    ▃ ▅ █
    limit           3 3 3 3
    """

    def __init__(
        self, lines: Mapping[str, Sequence[int]], *, unit: str, step: str, limit: int | None = None
    ) -> None:
        self.lines = tuple(Line(plain(name), tuple(levels)) for name, levels in lines.items())
        self.unit, self.step, self.limit = plain(unit), plain(step), limit
        if not 1 <= len(self.lines) <= len(LOOKS):
            raise ValueError(f"{len(self.lines)} lines; one to {len(LOOKS)} can be told apart")
        if any(level < 0 for line in self.lines for level in line.levels):
            raise ValueError("a level is negative")
        self.steps = max(len(line.levels) for line in self.lines)
        self.most = max([1, limit or 0, *(level for line in self.lines for level in line.levels)])

    def text(self) -> str:
        """The levels as rows of numbers, each with a bar of the same height below it."""
        wide = max(len(str(self.most)), len(str(self.steps)))
        head = f"{self.unit}  {self.step}"
        names = max(columns(head), *(columns(line.name) for line in self.lines))

        def row(name: str, cells: Sequence[str]) -> str:
            return (left(name, names) + "".join(f" {right(cell, wide)}" for cell in cells)).rstrip()

        rows = [row(head, [str(number + 1) for number in range(self.steps)])]
        for line in self.lines:
            end = END if len(line.levels) < self.steps else ""
            rows.append(row(line.name, [*map(str, line.levels)]) + end)
            rows.append(row("", [*map(self._bar, line.levels)]))
        if self.limit is not None:
            rows.append(row("limit", [str(self.limit)] * self.steps))
        return "\n".join(filter(None, rows))

    def sentences(self) -> list[str]:
        """Each line retold, one string each."""
        told = [
            f"{line.name}: {', '.join(map(str, line.levels))}"
            + (
                f", then it ends after {self.step} {len(line.levels)}."
                if len(line.levels) < self.steps
                else "."
            )
            for line in self.lines
        ]
        return told + ([f"The limit is {self.limit}."] if self.limit is not None else [])

    def svg(self) -> str:
        """The drawing as an SVG element."""
        margin = width_of("0" * len(str(self.most)), SMALL) + 14
        names = max(width_of(line.name, SIZE) for line in self.lines) + 20
        axes = Axes(margin, TOP, STEP * self.steps, TALL, self.steps, self.most)
        body = [*self._frame(axes), *axes.limit(self.limit)]
        for number, line in enumerate(self.lines):
            body += self._drawn(number, line, axes)
        title = f"{self.unit} by {self.step}: " + ", ".join(line.name for line in self.lines)
        return figure(axes.right + names, axes.bottom + 44, title, " ".join(self.sentences()), *body)

    def _bar(self, level: int) -> str:
        return BARS[0 if level == 0 else max(1, round(level * (len(BARS) - 1) / self.most))]

    def _frame(self, axes: Axes) -> Iterator[str]:
        yield axes.lines()
        marked = [level for level in (self.limit,) if level and 0.1 < level / self.most < 0.9]
        yield from axes.y_ticks((level, str(level)) for level in sorted({0, self.most, *marked}))
        yield words(self.unit, axes.left + 6, TOP - 4, font_size=SMALL)
        every = 1 + (self.steps - 1) // 20
        yield from axes.x_ticks((number + 0.5, str(number + 1)) for number in range(0, self.steps, every))
        yield axes.x_name(self.step)

    def _drawn(self, number: int, line: Line, axes: Axes) -> Iterator[str]:
        colour, dash = LOOKS[number]
        nudge = 5.0 * number  # so that equal levels lie beside each other, not on top
        corners: list[tuple[float, float]] = []
        for place, level in enumerate(line.levels):
            y = axes.y(level) - nudge
            corners += [(axes.x(place), y), (axes.x(place + 1), y)]
        if not corners:
            return

        def drawn(part: str, *points: tuple[float, float]) -> str:
            return element(
                "path",
                d=path(*points),
                fill="none",
                stroke=colour,
                stroke_width=2.5,
                stroke_dasharray=dash,
                data_part=part,
            )

        yield drawn("line", *corners)
        x, y = corners[-1]
        below = y + 4  # beside the line's end
        if len(line.levels) < self.steps:
            yield words(END, x, y + 6, text_anchor="middle", font_size=22.0, fill=colour, data_part="end")
            below = y + 22
            yield drawn("sample", (x + 2, below - 4), (x + 2 + SAMPLE, below - 4))
            x += SAMPLE
        elif any(other.levels[self.steps - 1 :] == line.levels[-1:] for other in self.lines[:number]):
            below = y + 4 - 15 * number  # another line's name is there
        yield words(line.name, x + 6, below, font_size=SIZE, font_weight="bold", data_part="name")
