"""The same bytes cut in different places, drawn as strips under each other."""

from collections.abc import Sequence

from loopback.draw.base import Drawing
from loopback.draw.stream import render_svg
from loopback.draw.stream.cells import Row, Scale, fitted, row_of
from loopback.draw.wording import columns, left

COLUMNS = Scale(byte=0, apart=2, most=96)  # of a terminal


class StreamCuts(Drawing):
    """Rows of bytes, each cut into pieces: a name and a list of pieces for each row.

    A byte stands at the same place in every row, so that the edges can be compared.
    TypeError for a piece that is not bytes.

    >>> StreamCuts([("you sent", [b"one ", b"two ", b"three"]), ("recv returned", [b"one two three"])])
    you sent       | b'one ' | b'two ' | b'three' |  3 pieces, 13 bytes
    recv returned  | b'one two three'             |  1 piece, 13 bytes
    """

    def __init__(self, rows: Sequence[tuple[str, Sequence[bytes]]]) -> None:
        self.rows: tuple[Row, ...] = tuple(row_of(name, pieces) for name, pieces in rows)

    def text(self) -> str:
        """The drawing in plain characters, one line a row."""
        drawn, places = fitted(self.rows, lambda text: columns(text) + 3, COLUMNS)
        names = max((columns(row.name) for row in self.rows), default=0)
        widest = round(max(places.values(), default=0))
        lines = []
        for row, pieces in zip(self.rows, drawn, strict=True):
            line = "".join(
                left(f"| {cell.text}", round(places[cell.end] - places[cell.start])) for cell in pieces
            )
            # a row without pieces has no edges
            strip = left(f"{line}|" if pieces else "", widest + 1)
            lines.append(f"{left(row.name, names)}  {strip}  {row.counted}")
        return "\n".join(lines)

    def sentences(self) -> list[str]:
        """The rows retold, one string each."""
        return [row.sentence for row in self.rows]

    def svg(self) -> str:
        """The drawing as an SVG element."""
        return render_svg.draw(self.rows)
