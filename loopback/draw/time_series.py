"""How quantities changed over the seconds of a run: a line for each, as text and as SVG."""

from collections.abc import Iterator, Mapping, Sequence

from loopback.draw.base import Drawing
from loopback.draw.queue_lengths import LOOKS
from loopback.draw.svg import element, figure, path, width_of, words
from loopback.draw.wording import columns, left, plain, right

SIZE, SMALL, TOP, TALL, WIDE = 13.0, 11.0, 30.0, 180.0, 460.0  # pixels
Y_TICKS, X_TICKS, COLUMNS = 4, 5, 11  # steps of the axes, and numbers of each line in the text


class TimeSeries(Drawing):
    """Up to three quantities of one unit over the same times, in seconds; `limit` is drawn as a dotted line.

    `values` has a sequence of numbers, as long as `times`, for each name. The text has eleven of them, evenly spaced.
    ValueError for other lengths, a negative number, fewer than two times, and for none or too many names.

    >>> TimeSeries([0, 1, 2], {"window": [1, 2, 4]}, unit="segments", limit=4)
    segments  s 0 1 2
    window      1 2 4
    limit       4 4 4
    """

    def __init__(
        self,
        times: Sequence[float],
        values: Mapping[str, Sequence[float]],
        *,
        unit: str,
        limit: float | None = None,
    ) -> None:
        self.times, self.unit, self.limit = list(times), plain(unit), limit
        self.values = {plain(name): list(each) for name, each in values.items()}
        if not 1 <= len(self.values) <= len(LOOKS):
            raise ValueError(f"{len(self.values)} lines; one to {len(LOOKS)} can be told apart")
        if len(self.times) < 2 or any(len(each) != len(self.times) for each in self.values.values()):
            raise ValueError(
                f"each line needs a number for each of the {len(self.times)} times, two at least"
            )
        if any(number < 0 for each in [self.times, *self.values.values()] for number in each):
            raise ValueError("a number is negative; the axes begin at 0")
        self.last = max(self.times) or 1
        self.most = max([limit or 0, *(max(each) for each in self.values.values())]) or 1

    def text(self) -> str:
        """Numbers of each line in a row, below the seconds at which they were so."""
        places = self._places()
        rows = [(f"{self.unit}  s", [self.times[place] for place in places])]
        rows += [(name, [each[place] for place in places]) for name, each in self.values.items()]
        if self.limit is not None:
            rows.append(("limit", [self.limit] * len(places)))
        names = max(columns(name) for name, _ in rows)
        cells = [
            [f"{round(number, 2 - (row > 0)):g}" for number in numbers]
            for row, (_, numbers) in enumerate(rows)
        ]
        wide = [max(len(row[place]) for row in cells) for place in range(len(places))]
        return "\n".join(
            left(name, names) + "".join(" " + right(cell, size) for cell, size in zip(row, wide, strict=True))
            for (name, _), row in zip(rows, cells, strict=True)
        )

    def sentences(self) -> list[str]:
        """Each line retold, one string each."""
        places = self._places()
        told = [
            f"{name}, in {self.unit}: "
            + "; ".join(f"{each[place]:.4g} at {self.times[place]:.3g} s" for place in places)
            + "."
            for name, each in self.values.items()
        ]
        return told + ([f"The limit is {self.limit:g}."] if self.limit is not None else [])

    def svg(self) -> str:
        """The drawing as an SVG element."""
        margin = width_of(f"{self.most:.4g}", SMALL) + 16
        body = [*self._axes(margin), *self._limit(margin)]
        for number, (name, values) in enumerate(self.values.items()):
            colour, dash = LOOKS[number]
            points = [self._at(time, value, margin) for time, value in zip(self.times, values, strict=True)]
            look: dict[str, str | float | None] = {
                "stroke": colour,
                "stroke_width": 2.0,
                "stroke_dasharray": dash,
            }
            body.append(element("path", d=path(*points), fill="none", data_part="line", **look))
            y = TOP + 10 + 20 * number
            body.append(element("path", d=path((margin + WIDE + 12, y), (margin + WIDE + 42, y)), **look))
            at = margin + WIDE + 50
            body.append(words(name, at, y + 4, font_size=SIZE, font_weight="bold", data_part="name"))
        names = max(width_of(name, SIZE) for name in self.values) + 60
        title = f"{self.unit} over seconds: " + ", ".join(self.values)
        return figure(margin + WIDE + names, TOP + TALL + 44, title, " ".join(self.sentences()), *body)

    def _places(self) -> list[int]:
        """Which of the times the text tells, the first and the last among them."""
        last = len(self.times) - 1
        return sorted({round(last * step / (COLUMNS - 1)) for step in range(COLUMNS)})

    def _at(self, time: float, value: float, margin: float) -> tuple[float, float]:
        return margin + time * WIDE / self.last, TOP + TALL - value * TALL / self.most

    def _axes(self, margin: float) -> Iterator[str]:
        corners = (margin, TOP - 6), (margin, TOP + TALL), (margin + WIDE, TOP + TALL)
        yield element("path", d=path(*corners), fill="none", stroke="currentColor")
        for step in range(Y_TICKS + 1):
            value = step * self.most / Y_TICKS
            y = self._at(0, value, margin)[1] + 4
            yield words(f"{value:.4g}", margin - 6, y, text_anchor="end", font_size=SMALL)
        for step in range(X_TICKS + 1):
            time = step * self.last / X_TICKS
            x = self._at(time, 0, margin)[0]
            yield words(f"{time:.3g}", x, TOP + TALL + 16, text_anchor="middle", font_size=SMALL)
        yield words(self.unit, margin, TOP - 14, font_size=SMALL)
        yield words("s", margin + WIDE / 2, TOP + TALL + 34, text_anchor="middle", font_size=SMALL)

    def _limit(self, margin: float) -> Iterator[str]:
        if self.limit is not None:
            y = self._at(0, self.limit, margin)[1]
            line = path((margin, y), (margin + WIDE, y))
            yield element("path", d=line, stroke="currentColor", stroke_dasharray="1 4", data_part="limit")
            yield words("limit", margin + WIDE - 4, y - 5, text_anchor="end", font_size=SMALL)
