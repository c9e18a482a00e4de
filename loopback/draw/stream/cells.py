"""The cells of a strip: what each says, and where along the stream its edges lie."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loopback.draw.wording import count, plain, show_bytes

BRIEF = 8  # columns below which a piece's bytes are not worth showing, only their number
# How much is shown, tried in turn until it fits: columns a piece, and pieces at both ends of a long row.
LESS_AND_LESS = ((24, 6), (16, 6), (12, 6), (BRIEF, 6), (BRIEF, 4), (BRIEF, 3), (BRIEF, 2))


@dataclass(frozen=True)
class Row:
    """A name and the pieces of one row."""

    name: str
    pieces: tuple[bytes, ...]

    @property
    def counted(self) -> str:
        """How many pieces and bytes."""
        return f"{count(len(self.pieces), 'piece')}, {count(sum(map(len, self.pieces)), 'byte')}"

    @property
    def sentence(self) -> str:
        """The row for a screen reader."""
        said = ", ".join(cell.text for cell in cells(self, 40, 6))
        return f"{self.name}: {self.counted}{': ' * bool(said)}{said}."


class Edge(NamedTuple):
    """A place between bytes; `empty` counts the empty pieces that lie there before it."""

    offset: int
    empty: int


class Cell(NamedTuple):
    """One piece, or several that are told together, whose inner edges are given."""

    text: str
    start: Edge
    end: Edge
    inner: tuple[Edge, ...] = ()


def row_of(name: str, pieces: Sequence[bytes]) -> Row:
    """A row, its pieces copied; TypeError for a piece that is not bytes."""
    if isinstance(pieces, (bytes, str)):
        raise TypeError(
            f"row {name!r} is one {type(pieces).__name__}; give a list of pieces: [{pieces!r:.20}]"
        )
    for piece in pieces:
        if not isinstance(piece, (bytes, bytearray, memoryview)):
            raise TypeError(
                f"row {name!r} has a piece of type {type(piece).__name__}; a strip is cut from bytes"
            )
    return Row(plain(name), tuple(map(bytes, pieces)))


class Scale(NamedTuple):
    """What a byte takes at least, how far apart two different edges lie at least, and how far all may reach."""

    byte: float
    apart: float
    most: float


def fitted(
    rows: Sequence[Row], width_of: Callable[[str], float], scale: Scale
) -> tuple[list[list[Cell]], dict[Edge, float]]:
    """The cells of every row and where their edges lie, with as much told as fits.

    `width_of` tells what a cell takes for a text.
    """
    for columns_a_piece, pieces_at_ends in LESS_AND_LESS:
        drawn = [cells(row, columns_a_piece, pieces_at_ends) for row in rows]
        places = places_of(drawn, width_of, scale)
        if max(places.values(), default=0.0) <= scale.most:
            break
    return drawn, places


def cells(row: Row, columns_a_piece: int, pieces_at_ends: int) -> list[Cell]:
    """The row's cells; the middle pieces of a long row are told as one."""
    found, here = [], Edge(0, 0)
    for piece in row.pieces:
        there = Edge(here.offset + len(piece), 0) if piece else Edge(here.offset, here.empty + 1)
        found.append(Cell(text_of(piece, columns_a_piece), here, there))
        here = there
    if len(found) <= 2 * pieces_at_ends + 2:
        return found
    middle = found[pieces_at_ends:-pieces_at_ends]
    told = f"… {len(middle):,} pieces …"
    together = Cell(told, middle[0].start, middle[-1].end, tuple(cell.start for cell in middle[1:]))
    return [*found[:pieces_at_ends], together, *found[-pieces_at_ends:]]


def places_of(
    rows: Sequence[Sequence[Cell]], width_of: Callable[[str], float], scale: Scale
) -> dict[Edge, float]:
    """Where the edges of all cells lie, so that each cell has room for its text."""
    ending: dict[Edge, list[Cell]] = {}
    for cell in (cell for row in rows for cell in row):
        ending.setdefault(cell.end, []).append(cell)
    inner = {edge for row in rows for cell in row for edge in cell.inner}
    outer = {cell.start for row in rows for cell in row} | set(ending)
    places: dict[Edge, float] = {}
    last, place, least = Edge(0, 0), 0.0, 0.0
    for edge in sorted(outer | inner):
        place += (edge.offset - last.offset) * scale.byte
        needed = [places[cell.start] + width_of(cell.text) for cell in ending.get(edge, ())]
        last, place = edge, max([place, *needed, least if edge in outer else 0.0])
        places[edge] = place
        least = place + scale.apart if edge in outer else least
    return places


def text_of(piece: bytes, most: int) -> str:
    """A piece as Python writes it, or only how many bytes it has."""
    text = show_bytes(piece, most)
    if "…" not in text:
        return text
    return count(len(piece), "byte") if most <= BRIEF else f"{text} {count(len(piece), 'byte')}"
