"""Two axes that begin at 0: where numbers lie between them, their ticks and names, and a limit as a dotted line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loopback.draw.svg import element, path, words

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


def evenly(most: float, steps: int, form: str) -> list[Tick]:
    """Ticks from 0 to `most`, each number written in that format.

    >>> evenly(5, 2, ".4g")
    [(0.0, '0'), (2.5, '2.5'), (5.0, '5')]
    """
    return [(value := step * most / steps, format(value, form)) for step in range(steps + 1)]
