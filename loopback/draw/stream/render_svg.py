"""Strips of bytes as SVG: one row of cells each, edges marked right across, byte numbers below."""

from collections.abc import Iterator, Sequence

from loopback.draw.stream.cells import Cell, Edge, Row, Scale, fitted
from loopback.draw.svg import BLUE, SKY, element, figure, path, width_of, words

SIZE, SMALL = 13.0, 11.0  # font sizes
TALL, APART = 34.0, 16.0  # pixels: a row, and between rows
WIDE, WIDEST = 420.0, 760.0  # pixels that the bytes take: usually, and at most if texts can be shortened
TOP = 12.0


def draw(rows: Sequence[Row]) -> str:
    """The SVG element."""
    longest = max((sum(map(len, row.pieces)) for row in rows), default=0)
    scale = Scale(byte=WIDE / max(longest, 1), apart=8, most=WIDEST)
    drawn, places = fitted(rows, lambda text: width_of(text, SIZE) + 16, scale)
    names = max((width_of(row.name, SIZE) for row in rows), default=0.0) + 14
    counts = max((width_of(row.counted, SMALL) for row in rows), default=0.0) + 14
    widest = max(places.values(), default=0.0)
    body: list[str] = []
    for number, (row, pieces) in enumerate(zip(rows, drawn, strict=True)):
        y = TOP + number * (TALL + APART)
        base = y + TALL / 2 + 4.5
        body.append(
            words(row.name, names - 12, base, data_part="name", text_anchor="end", font_weight="bold")
        )
        body += (_cell(cell, places, names, y, shaded=place % 2 == 1) for place, cell in enumerate(pieces))
        body.append(words(row.counted, names + widest + 12, base, data_part="count", font_size=SMALL))
    tops = [TOP + number * (TALL + APART) for number in range(len(rows))]
    inner = {edge for pieces in drawn for cell in pieces for edge in cell.inner}
    outer = {edge.offset: place for edge, place in places.items() if edge not in inner and not edge.empty}
    body += _ruler(outer, names, tops)
    title = "The same bytes cut in different places: " + ", ".join(row.name for row in rows)
    told = " ".join(row.sentence for row in rows)
    return figure(names + widest + counts, TOP + len(rows) * (TALL + APART) + 10, title, told, *body)


def _cell(cell: Cell, places: dict[Edge, float], left: float, y: float, *, shaded: bool) -> str:
    x, wide = left + places[cell.start], places[cell.end] - places[cell.start]
    empty = cell.start.offset == cell.end.offset
    ticks = "".join(
        path((left + places[edge], top), (left + places[edge], top + 5))
        for edge in cell.inner
        for top in (y, y + TALL - 5)
    )
    return element(
        "g",
        element(
            "rect",
            x=x,
            y=y,
            width=wide,
            height=TALL,
            data_part="cell",
            fill="none" if empty else SKY,
            fill_opacity="0.42" if shaded else "0.2",
            stroke=BLUE,
            stroke_width=2.0,
            stroke_dasharray="4 3" if empty else None,
        ),
        element("path", d=ticks, stroke=BLUE, stroke_width=1.0) if ticks else "",
        words(cell.text, x + wide / 2, y + TALL / 2 + 4.5, data_part="piece", text_anchor="middle"),
    )


def _ruler(places: dict[int, float], left: float, tops: Sequence[float]) -> Iterator[str]:
    """The number of the byte at each edge, as far as there is room, and a mark of it between the rows."""
    for x, text in numbers(places, left):
        marks = [path((x, top - (APART if number else 6)), (x, top)) for number, top in enumerate(tops)]
        below = tops[-1] + TALL
        yield element(
            "path",
            d="".join(marks) + path((x, below), (x, below + 8)),
            data_part="edge",
            stroke="currentColor",
            stroke_width=1.2,
            stroke_dasharray="2 2",
        )
        if text:
            yield words(text, x, below + 20, data_part="offset", text_anchor="middle", font_size=SMALL)


def numbers(places: dict[int, float], left: float) -> Iterator[tuple[float, str]]:
    """Where each edge lies, in pixels, and the number of the byte there, empty where there is no room for it."""
    taken = float("-inf")
    for offset, place in sorted(places.items()):
        x, text = left + place, f"{offset:,}"
        half = width_of(text, SMALL) / 2
        has_room = x - half >= taken + 4
        taken = x + half if has_room else taken
        yield x, text if has_room else ""
