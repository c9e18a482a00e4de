"""How quantities changed over the seconds of a run: a line for each, as text and as SVG."""

from collections.abc import Mapping, Sequence

from loopback.draw.axes import Axes, room_beside, round_ticks
from loopback.draw.base import Drawing
from loopback.draw.svg import LOOKS, element, figure, path, width_of, words
from loopback.draw.wording import plain, table

SIZE, SMALL, TOP, TALL, WIDE = 13.0, 11.0, 30.0, 180.0, 460.0  # pixels
TICKS, COLUMNS = 6, 11  # of each axis, at most, besides the 0; and numbers of each line in the text


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
        rows = [(f"{self.unit}  s", [f"{round(self.times[place], 2):g}" for place in places])]
        for name, each in self.values.items():
            rows.append((name, [f"{round(each[place], 1):g}" for place in places]))
        if self.limit is not None:
            rows.append(("limit", [f"{round(self.limit, 1):g}"] * len(places)))
        return table(rows)

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
        counts = all(float(number).is_integer() for each in self.values.values() for number in each)
        ticks = round_ticks(self.most, TICKS, whole=counts)
        margin = room_beside(ticks)
        axes = Axes(margin, TOP, WIDE, TALL, self.last, self.most)
        body = [axes.lines(), *axes.y_ticks(ticks)]
        body += axes.x_ticks(round_ticks(self.last, TICKS))
        body += [words(self.unit, margin, TOP - 14, font_size=SMALL), axes.x_name("s"), *axes.limit(self.limit)]
        for number, (name, values) in enumerate(self.values.items()):
            colour, dash = LOOKS[number]
            points = [axes.at(time, value) for time, value in zip(self.times, values, strict=True)]
            look: dict[str, str | float | None] = {
                "stroke": colour,
                "stroke_width": 2.0,
                "stroke_dasharray": dash,
            }
            body.append(element("path", d=path(*points), fill="none", data_part="line", **look))
            y = TOP + 10 + 20 * number
            body.append(element("path", d=path((axes.right + 12, y), (axes.right + 42, y)), **look))
            at = axes.right + 50
            body.append(words(name, at, y + 4, font_size=SIZE, font_weight="bold", data_part="name"))
        names = max(width_of(name, SIZE) for name in self.values) + 60
        title = f"{self.unit} over seconds: " + ", ".join(self.values)
        return figure(margin + WIDE + names, TOP + TALL + 44, title, " ".join(self.sentences()), *body)

    def _places(self) -> list[int]:
        """Which of the times the text tells, the first and the last among them."""
        last = len(self.times) - 1
        return sorted({round(last * step / (COLUMNS - 1)) for step in range(COLUMNS)})
