"""Two axes that begin at 0: where numbers lie between them, their ticks and names, and a limit as a dotted line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from loopback.draw.svg import element, path, width_of, words

SMALL = 11.0  # pixels
Tick = tuple[float, str]  # a number, and how it is written


@dataclass(frozen=True)
class Axes:
    """A field of `wide` by `tall` pixels, and the numbers at the far ends of its axes."""

    left: float
    top: float
    wide: float
    tall: float
    most_x: float
    most_y: float

    @property
    def right(self) -> float:
        """Where the horizontal axis ends."""
        return self.left + self.wide

    @property
    def bottom(self) -> float:
        """Where the horizontal axis lies."""
        return self.top + self.tall

    def x(self, number: float) -> float:
        """Where a number lies from left to right."""
        return self.left + number * self.wide / self.most_x

    def y(self, number: float) -> float:
        """Where a number lies from top to bottom."""
        return self.bottom - number * self.tall / self.most_y

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The point of two numbers."""
        return self.x(x), self.y(y)

    def lines(self) -> str:
        """Both axes as one line."""
        corners = (self.left, self.top - 6), (self.left, self.bottom), (self.right, self.bottom)
        return element("path", d=path(*corners), fill="none", stroke="currentColor")

    def y_ticks(self, ticks: Iterable[Tick]) -> Iterator[str]:
        """Numbers beside the vertical axis."""
        for number, text in ticks:
            yield words(text, self.left - 6, self.y(number) + 4, text_anchor="end", font_size=SMALL)

    def x_ticks(self, ticks: Iterable[Tick]) -> Iterator[str]:
        """Numbers below the horizontal axis."""
        for number, text in ticks:
            yield words(text, self.x(number), self.bottom + 16, text_anchor="middle", font_size=SMALL)

    def x_name(self, name: str) -> str:
        """The name of the horizontal axis, below its numbers."""
        return words(name, self.left + self.wide / 2, self.bottom + 34, text_anchor="middle", font_size=SMALL)

    def limit(self, number: float | None) -> Iterator[str]:
        """A dotted line at a number, with its name; nothing for None."""
        if number is not None:
            y = self.y(number)
            line = path((self.left, y), (self.right, y))
            yield element("path", d=line, stroke="currentColor", stroke_dasharray="1 4", data_part="limit")
            yield words("limit", self.right - 4, y - 5, text_anchor="end", font_size=SMALL)


def round_ticks(most: float, steps: int, *, whole: bool = False) -> list[Tick]:
    """Ticks from 0 on and not above `most`, one, two or five of a power of ten apart, at most `steps` besides the 0.

    With `whole`, whole numbers only.

    >>> round_ticks(41, 6)
    [(0, '0'), (10, '10'), (20, '20'), (30, '30'), (40, '40')]
    >>> round_ticks(0.6, 3), round_ticks(2, 4, whole=True)
    ([(0.0, '0'), (0.2, '0.2'), (0.4, '0.4'), (0.6, '0.6')], [(0, '0'), (1, '1'), (2, '2')])
    """
    least = Decimal(repr(float(most))) / steps  # decimal, so that 0.6 has room for three times 0.2
    power = Decimal(1).scaleb(least.adjusted())
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= least)
    apart = max(step, Decimal(1)) if whole else step
    numbers = [each * apart for each in range(int(Decimal(repr(float(most))) / apart) + 1)]
    return [(int(each) if apart >= 1 else float(each), f"{float(each):,.10g}") for each in numbers]


def room_beside(ticks: Iterable[Tick]) -> float:
    """The pixels that the numbers of `y_ticks` take to the left of the axis."""
    return max(width_of(text, SMALL) for _, text in ticks) + 16
