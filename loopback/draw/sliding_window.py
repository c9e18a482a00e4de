"""How a sender's window slides over what it has to send: a bar for each moment, as text and as SVG."""

from collections.abc import Iterator
from dataclasses import dataclass

from loopback.draw.base import Drawing
from loopback.draw.svg import BLUE, VERMILLION, element, figure, path, width_of, words
from loopback.draw.wording import columns, left, plain

WIDE, TALL, STEP, TOP, SIZE, SMALL = 460.0, 14.0, 26.0, 26.0, 13.0, 11.0  # pixels
CELLS = 48  # characters of a bar
ACKNOWLEDGED, ON_ITS_WAY, ROOM, WAITS, EDGE = "#", "=", ".", "-", "|"
_KEY = (
    (ACKNOWLEDGED, "acknowledged"),
    (ON_ITS_WAY, "on its way"),
    (ROOM, "may be sent"),
    (WAITS, "waits"),
    (EDGE, "right edge of the window"),
)

_LOOKS: dict[str, dict[str, str | float | None]] = {
    ACKNOWLEDGED: {"fill": "currentColor", "fill_opacity": "0.25", "stroke": "currentColor"},
    ON_ITS_WAY: {"fill": BLUE, "stroke": BLUE},
    ROOM: {"fill": "none", "stroke": BLUE, "stroke_width": 2.0, "stroke_dasharray": "5 3"},
    WAITS: {"fill": "none", "stroke": "currentColor", "stroke_dasharray": "1 3"},
}


@dataclass(frozen=True)
class Moment:
    """What came, and places: all before `acked` are acknowledged, all before `sent` sent; the window ends at `edge`."""

    label: str
    acked: int
    sent: int
    edge: int

    def parts(self, total: int) -> list[tuple[str, int, int]]:
        """The parts of a bar, each with its first place and the one behind its last; empty ones are left out."""
        stops = (0, self.acked, self.sent, max(self.sent, min(self.edge, total)), total)
        kinds = (ACKNOWLEDGED, ON_ITS_WAY, ROOM, WAITS)
        found = [(kind, stops[number], stops[number + 1]) for number, kind in enumerate(kinds)]
        return [each for each in found if each[1] < each[2]]


class SlidingWindow(Drawing):
    """The places 0 to `total` of what a sender has to send, once for each moment that is added.

    >>> window = SlidingWindow(400)
    >>> window.add("ack 0 window 200", acked=0, sent=200, edge=200)
    >>> window.add("ack 100 window 200", acked=100, sent=200, edge=300)
    >>> print(window)
    ack 0 window 200   ========================|------------------------
    ack 100 window 200 ############============............|------------
                       # acknowledged   = on its way   . may be sent   - waits   | right edge of the window
    """

    def __init__(self, total: int) -> None:
        if total < 1:
            raise ValueError(f"{total} places to be sent; there is nothing to draw")
        self.total = total
        self.moments: list[Moment] = []

    def add(self, label: str, *, acked: int, sent: int, edge: int) -> None:
        """Add a moment. ValueError if places are not in their order, or beyond the last one."""
        if not 0 <= acked <= sent <= self.total or edge < acked:
            raise ValueError(
                f"acked {acked}, sent {sent}, edge {edge} are not in order within {self.total} places"
            )
        self.moments.append(Moment(plain(label), acked, sent, edge))

    def text(self) -> str:
        """A line of characters for each moment, and what they stand for."""
        names = max((columns(each.label) for each in self.moments), default=0)
        lines = [f"{left(each.label, names)} {self._bar(each)}" for each in self.moments]
        return "\n".join([*lines, " " * (names + 1) + "   ".join(f"{sign} {said}" for sign, said in self._said())])

    def sentences(self) -> list[str]:
        """Each moment retold, one string each."""
        said = dict(_KEY)
        return [
            f"{each.label}: "
            + ", ".join(f"{end - begin} {said[kind]}" for kind, begin, end in each.parts(self.total))
            + f"; the window ends at {each.edge}."
            for each in self.moments
        ]

    def svg(self, *, steps: int | None = None) -> str:
        """The drawing as an SVG element; with `steps` only its first moments."""
        shown = self.moments[:steps]
        margin = max((width_of(each.label, SIZE) for each in self.moments), default=0.0) + 12
        body = [words(str(place), self._x(place, margin), TOP - 10, text_anchor="middle", font_size=SMALL)
                for place in sorted({0, self.total // 2, self.total})]  # fmt: skip
        for number, each in enumerate(shown):
            body += self._row(each, TOP + number * STEP, margin)
        low = TOP + len(self.moments) * STEP + 14
        body += self._key(low)
        told = " ".join(self.sentences()[: len(shown)])
        wide = max(margin + WIDE + 20, 12 + sum(width_of(said, SMALL) + 34 for _, said in self._said()))
        return figure(wide, low + 24, "A sender's window, moment by moment", told, *body)

    def _said(self) -> list[tuple[str, str]]:
        """The part of the key that these moments need."""
        shown = {kind for each in self.moments for kind, _, _ in each.parts(self.total)}
        shown |= {EDGE for each in self.moments if each.edge <= self.total}
        return [(sign, said) for sign, said in _KEY if sign in shown]

    def _bar(self, moment: Moment) -> str:
        cells = "".join(
            kind * (self._cell(end) - self._cell(begin)) for kind, begin, end in moment.parts(self.total)
        )
        edge = self._cell(min(moment.edge, self.total))
        return (cells[:edge] + EDGE + cells[edge:]) if moment.edge <= self.total else cells

    def _cell(self, place: int) -> int:
        return round(place * CELLS / self.total)

    def _x(self, place: int, margin: float) -> float:
        return margin + place * WIDE / self.total

    def _row(self, moment: Moment, y: float, margin: float) -> Iterator[str]:
        yield words(moment.label, margin - 8, y + 12, text_anchor="end", font_size=SIZE)
        for kind, begin, end in moment.parts(self.total):
            x = self._x(begin, margin)
            yield _part(kind, x, y, self._x(end, margin) - x)
        if moment.edge <= self.total:
            x = self._x(moment.edge, margin)
            line = path((x, y - 4), (x, y + TALL + 4))
            yield element("path", d=line, stroke=VERMILLION, stroke_width=3.0, data_part="edge")

    def _key(self, y: float) -> Iterator[str]:
        x = 12.0
        for kind, said in self._said():
            if kind == EDGE:
                line = path((x + 8, y - 2), (x + 8, y + TALL - 2))
                yield element("path", d=line, stroke=VERMILLION, stroke_width=3.0)
            else:
                yield _part(kind, x, y, 16.0, "data-key")
            yield words(said, x + 22, y + 11, font_size=SMALL)
            x += width_of(said, SMALL) + 34


def _part(kind: str, x: float, y: float, wide: float, name: str = "data-part") -> str:
    """A rectangle whose fill and border say what it stands for, without colour too; `name` is that of its attribute."""
    said = {name: dict(_KEY)[kind]}
    return element("rect", x=x, y=y, width=wide, height=TALL, **said, **_LOOKS[kind])
