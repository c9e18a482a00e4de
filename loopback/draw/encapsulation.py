"""Encapsulation drawn as boxes in boxes: each layer's header beside what it carries."""

from collections.abc import Sequence
from typing import NamedTuple

from loopback.draw.base import Drawing
from loopback.draw.svg import SKY, element, figure, width_of, words
from loopback.draw.wording import columns, count, plain, show_bytes

SIZE, SMALL, LINE = 14.0, 12.0, 18.0
INSET, PAD, EDGE = 9.0, 14.0, 3.0  # pixels


class Layer(NamedTuple):
    """A layer's name and its own bytes: the header, or for the innermost the data."""

    name: str
    own: bytes


class Encapsulation(Drawing):
    """The drawing of nested layers."""

    def __init__(self, layers: Sequence[tuple[str, bytes]]) -> None:
        if not layers:
            raise ValueError("there are no layers; give at least one (name, bytes)")
        for name, own in layers:
            if not isinstance(own, (bytes, bytearray, memoryview)):
                raise TypeError(f"layer {name!r} has {type(own).__name__}; give the bytes of its own header")
        self.layers = tuple(Layer(plain(name), bytes(own)) for name, own in layers)

    @property
    def notation(self) -> str:
        """The layers in brackets, such as [Ethernet[IP[UDP[DATA]]]]."""
        return "".join(f"[{layer.name}" for layer in self.layers) + "]" * len(self.layers)

    @property
    def total(self) -> str:
        """The length of the whole."""
        return count(sum(len(layer.own) for layer in self.layers), "byte")

    def text(self) -> str:
        """The drawing in plain characters."""
        depth = len(self.layers)
        labels = [self._label(number) for number in range(depth)]
        height = 2 * depth + max(len(label) - (depth - 1 - number) for number, label in enumerate(labels))
        height = max(height, 2 * (depth - 1) + len(labels[-1]) + 2)
        widths = [max(map(columns, label)) for label in labels]
        starts = [sum(widths[:number]) + 3 * number for number in range(depth)]
        whole = starts[-1] + widths[-1] + 4 + 2 * (depth - 1)
        grid = [[" "] * whole for _ in range(height)]
        for number, label in enumerate(labels):
            first, last, top, bottom = starts[number], whole - 1 - 2 * number, number, height - 1 - number
            for row in (top, bottom):
                grid[row][first : last + 1] = "+" + "-" * (last - first - 1) + "+"
            for row in range(top + 1, bottom):
                grid[row][first] = grid[row][last] = "|"
            for row, line in enumerate(label, top + 1):
                grid[row][first + 2 : first + 2 + len(line)] = line
        drawn = ["".join(row).rstrip() for row in grid]
        return "\n".join([f"{self.notation}, {self.total}", *drawn])

    def sentences(self) -> list[str]:
        """The layers retold, from the outermost inwards."""
        told = [f"{layer.name}, {count(len(layer.own), 'byte')}" for layer in self.layers]
        return [
            *(f"{outer}, carries {inner.name}." for outer, inner in zip(told, self.layers[1:], strict=False)),
            f"{told[-1]}: {show_bytes(self.layers[-1].own, 40)}.",
        ]

    def svg(self) -> str:
        """The drawing as an SVG element."""
        labels = [self._label(number) for number in range(len(self.layers))]
        widths = [max(width_of(line, SIZE) for line in label) + 2 * PAD for label in labels]
        tall = 2 * INSET * (len(labels) - 1) + LINE * max(map(len, labels)) + 2 * PAD
        whole = sum(widths) + INSET * (len(labels) - 1)
        body: list[str] = []
        for number, label in enumerate(labels):
            x, y = EDGE + sum(widths[:number]), EDGE + INSET * number
            body.append(
                element(
                    "rect",
                    x=x,
                    y=y,
                    width=whole - sum(widths[:number]) - INSET * number,
                    height=tall - 2 * INSET * number,
                    rx=5.0,
                    data_part="layer",
                    fill=SKY,
                    fill_opacity="0.16",
                    stroke="currentColor",
                    stroke_width=1.4,
                )
            )
            base = EDGE + tall / 2 - LINE * len(label) / 2 + 13
            for row, line in enumerate(label):
                weight = None if row else "bold"
                x_middle, size = x + widths[number] / 2, SMALL if row else SIZE
                body.append(
                    words(
                        line,
                        x_middle,
                        base + LINE * row,
                        text_anchor="middle",
                        font_size=size,
                        font_weight=weight,
                    )
                )
        caption = f"{self.notation}, {self.total}"
        body.append(words(caption, EDGE, EDGE + tall + 20, data_part="caption", font_size=SMALL))
        wide = max(whole, width_of(caption, SMALL)) + 2 * EDGE
        return figure(
            wide, tall + 2 * EDGE + 26, f"Encapsulation: {self.notation}", " ".join(self.sentences()), *body
        )

    def _label(self, number: int) -> list[str]:
        layer = self.layers[number]
        label = [layer.name, count(len(layer.own), "byte")]
        return [*label, show_bytes(layer.own, 24)] if number == len(self.layers) - 1 else label


def nested(layers: Sequence[tuple[str, bytes]]) -> Encapsulation:
    """Draw layers in each other, outermost first; each comes with its own bytes only.

    >>> nested([("IP", bytes(20)), ("UDP", bytes(8)), ("DATA", b"hi")])
    [IP[UDP[DATA]]], 30 bytes
    +----------------------------------+
    | IP       +---------------------+ |
    | 20 bytes | UDP     +---------+ | |
    |          | 8 bytes | DATA    | | |
    |          |         | 2 bytes | | |
    |          |         | b'hi'   | | |
    |          |         +---------+ | |
    |          +---------------------+ |
    +----------------------------------+
    """
    return Encapsulation(layers)
