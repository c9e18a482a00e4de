"""The buffer of a receiver that puts bytes back in order: what came, what waits, what is missing, what has room."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from loopback.draw.base import Drawing
from loopback.draw.stream.cells import Cell, Edge, Scale, places_of, text_of
from loopback.draw.stream.render_svg import numbers
from loopback.draw.svg import BLUE, SKY, element, figure, path, width_of, words
from loopback.draw.wording import columns, count, left

Piece = tuple[int, bytes] | tuple[int, bytes, bool]
MOST_EVENTS = 8  # rows above the buffer
COLUMNS = Scale(byte=0, apart=2, most=0)
MOST_COLUMNS = 20  # of a piece's bytes
SIZE, SMALL, TALL, APART, TOP = 13.0, 11.0, 30.0, 10.0, 12.0  # font sizes and pixels
WIDE = 420.0  # pixels for all bytes, at least
# How each kind of range looks: fill opacity, dash and width of its border.
LOOKS = {
    "read": ("0", "1 3", 1.0),
    "in order": ("0.5", None, 2.0),
    "missing": ("0", "4 3", 1.0),
    "early": ("0.2", None, 2.0),
    "free": ("0", "1 3", 1.0),
    "arrives": ("0.2", None, 1.0),
    "dropped": ("0", "4 3", 1.0),
    "window": ("0", None, 1.0),
}


class Range(NamedTuple):
    """Bytes of the stream that are alike: what kind, from where to where, and what the drawing says there."""

    kind: str
    start: int
    end: int
    text: str

    @property
    def cell(self) -> Cell:
        """The range as a cell of a strip."""
        return Cell(self.text, Edge(self.start, 0), Edge(self.end, 0))


class Row(NamedTuple):
    """A name, the ranges that it is about, and a note behind them."""

    name: str
    ranges: list[Range]
    note: str = ""


class ReceiveBuffer(Drawing):
    """What a right receiver holds after these events: a piece that arrives is (index, data), a read a number of bytes.

    A piece with True behind its data is the last of the stream. With a `capacity` there is room for so many bytes
    from the first unread one on, and the window is what has room from the first missing byte on; without one there is
    room for all. One row shows each event, and the last ones the buffer and the window.

    >>> ReceiveBuffer([(4, b"ef"), (0, b"abc"), 1], capacity=8)
    1 arrives                                      | b'ef'       |
    2 arrives  | b'abc'                |
    3 read     | b'a' |
    buffer     | read | b'bc' in order | 1 missing | b'ef' early | 3 free |
    window                             | 6 bytes                          |
    byte       0      1                3           4             6        9
    """

    def __init__(self, events: Sequence[Piece | int], capacity: int | None = None) -> None:
        self._data, self._here = bytearray(), bytearray()
        self.events, self.capacity = tuple(events), capacity
        self.read, self.next_index = 0, 0
        self.end = cast("int | None", None)  # the index behind the last byte, once it is known
        self.rows: list[Row] = []
        for number, event in enumerate(events, 1):
            if isinstance(event, int):
                self.rows.append(Row(f"{number} read", self._take(event)))
            else:
                at = f"nothing at {event[0]:,}{', the last' * any(event[2:])}" if not event[1] else ""
                self.rows.append(Row(f"{number} arrives", self._accept(*event), at))
        left_out = len(self.rows) - MOST_EVENTS
        self.rows = ([Row(f"… {left_out} before", [])] if left_out > 0 else []) + self.rows[-MOST_EVENTS:]
        known = "" if self.end is None else f"the end is at {self.end:,}"
        self.rows.append(Row("buffer", list(self._ranges()), known))
        if capacity is not None:
            self.rows.append(self._window())

    def after(self, events: int) -> "ReceiveBuffer":
        """The buffer as it was after so many of the events."""
        return ReceiveBuffer(self.events[:events], self.capacity)

    @property
    def right_edge(self) -> int:
        """The first index for which there is no room."""
        return len(self._data) if self.capacity is None else self.read + self.capacity

    def _accept(self, index: int, data: bytes, last: bool = False) -> list[Range]:
        edge = max(index + len(data), self.read) if self.capacity is None else self.right_edge
        kept = data[: max(0, edge - index)]
        end = index + len(kept)
        self.end = index + len(data) if last else self.end
        skip = min(max(0, self.next_index - index), len(kept))
        if skip < len(kept):
            missing = end - len(self._data)
            self._data += bytes(max(0, missing))
            self._here += bytes(max(0, missing))
            self._data[index + skip : end] = kept[skip:]
            self._here[index + skip : end] = bytes([1]) * (len(kept) - skip)
            gap = self._here.find(0, self.next_index)
            self.next_index = len(self._here) if gap < 0 else gap
        said = " last" if last else ""
        arrived = [Range("arrives", index, end, text_of(kept, MOST_COLUMNS) + said)] if kept else []
        over = count(len(data) - len(kept), "byte") + " dropped"
        return arrived + ([Range("dropped", end, index + len(data), over)] if len(kept) < len(data) else [])

    def _take(self, limit: int) -> list[Range]:
        begin, self.read = self.read, min(self.read + limit, self.next_index)
        piece = bytes(self._data[begin : self.read])
        return [Range("arrives", begin, self.read, text_of(piece, MOST_COLUMNS))] if piece else []

    def _ranges(self) -> Iterator[Range]:
        if self.read:
            yield Range("read", 0, self.read, "read")
        if self.read < self.next_index:
            waits = bytes(self._data[self.read : self.next_index])
            yield Range("in order", self.read, self.next_index, f"{text_of(waits, MOST_COLUMNS)} in order")
        at = self.next_index
        while at < len(self._data):
            begin = self._here.find(1, at)
            yield Range("missing", at, begin, f"{begin - at:,} missing")
            at = self._here.find(0, begin)
            at = len(self._here) if at < 0 else at
            yield Range("early", begin, at, f"{text_of(bytes(self._data[begin:at]), MOST_COLUMNS)} early")
        if at < self.right_edge and self.end != at:
            yield Range("free", at, self.right_edge, f"{self.right_edge - at:,} free")

    def _window(self) -> Row:
        size = count(self.right_edge - self.next_index, "byte")
        if self.right_edge == self.next_index:
            return Row("window", [], f"{size}: it is closed")
        return Row("window", [Range("window", self.next_index, self.right_edge, size)])

    def _places(self, by_width: bool) -> dict[Edge, float]:
        rows = [[each.cell for each in row.ranges] for row in self.rows]
        if by_width:
            longest = max((cell.end.offset for row in rows for cell in row), default=1)
            scale = Scale(byte=WIDE / longest, apart=8, most=0)
            return places_of(rows, lambda text: width_of(text, SIZE) + 16, scale)
        return places_of(rows, lambda text: columns(text) + 3, COLUMNS)

    def text(self) -> str:
        """The drawing in plain characters, one line a row, the byte numbers below."""
        places = {edge.offset: round(place) for edge, place in self._places(by_width=False).items()}
        names = max(columns(row.name) for row in self.rows) + 2
        lines = []
        for name, ranges, note in self.rows:
            line = left(name, names)
            for each in ranges:
                line = left(line, names + places[each.start])
                line += left(f"| {each.text}", places[each.end] - places[each.start])
            line += "|" if ranges else ""
            lines.append(f"{line}  {note}".rstrip() if ranges else f"{line}{note}".rstrip())
        ruler = left("byte", names)
        for offset, place in sorted(places.items()):
            if columns(ruler) <= names + place:
                ruler = left(ruler, names + place) + f"{offset:,}"
        return "\n".join([*lines, ruler.rstrip()])

    def sentences(self) -> list[str]:
        """The events and the buffer retold, one string each."""
        told = []
        for name, ranges, note in self.rows:
            said = [f"{each.text} from {each.start:,} to {each.end:,}" for each in ranges]
            told.append(f"{name}: {', '.join([*said, *([note] if note else [])]) or 'nothing'}.")
        return told

    @property
    def now(self) -> str:
        """The last event and what is held then, retold in one string."""
        return " ".join(self.sentences()[-2 - (self.capacity is not None) :])

    def svg(self) -> str:
        """The drawing as an SVG element."""
        places = {edge.offset: place for edge, place in self._places(by_width=True).items()}
        names = max(width_of(row.name, SIZE) for row in self.rows) + 14
        bottom = TOP + len(self.rows) * (TALL + APART) - APART
        body = list(_ruler(places, names, bottom))
        below = bottom + 22
        body.append(words("byte", names - 12, below, text_anchor="end", font_size=SMALL, data_part="name"))
        noted = 0.0
        for number, (name, ranges, note) in enumerate(self.rows):
            y = TOP + number * (TALL + APART)
            weight = "bold" if name in ("buffer", "window") else None
            base = y + TALL / 2 + 4.5
            body.append(words(name, names - 12, base, text_anchor="end", font_weight=weight, data_part="name"))
            body += (_drawn(each, names + places[each.start], names + places[each.end], y) for each in ranges)
            if note:
                x = names + (places[ranges[-1].end] if ranges else 0.0) + 10
                body.append(words(note, x, base, font_size=SMALL, data_part="note"))
                noted = max(noted, x + width_of(note, SMALL))
        wide = max(noted, names + max(places.values(), default=0.0))
        title = "What a receiver holds: pieces as they arrive, and its buffer"
        return figure(wide + 30, bottom + 34, title, " ".join(self.sentences()), *body)


def _drawn(each: Range, start: float, end: float, y: float) -> str:
    opacity, dash, border = LOOKS[each.kind]
    box = element(
        "rect",
        x=start,
        y=y,
        width=end - start,
        height=TALL,
        fill=SKY,
        fill_opacity=opacity,
        stroke=BLUE,
        stroke_width=border,
        stroke_dasharray=dash,
        data_part=each.kind.replace(" ", "-"),
    )
    return element("g", box, words(each.text, (start + end) / 2, y + TALL / 2 + 4.5, text_anchor="middle"))


def _ruler(places: dict[int, float], left_edge: float, bottom: float) -> Iterator[str]:
    """The number of the byte at each edge, as far as there is room."""
    for x, text in numbers(places, left_edge):
        line = path((x, TOP - 6), (x, bottom + 8))
        yield element("path", d=line, stroke="currentColor", stroke_opacity="0.5", stroke_dasharray="1 4")
        if text:
            yield words(text, x, bottom + 22, text_anchor="middle", font_size=SMALL, data_part="offset")
