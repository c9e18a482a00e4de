"""A header's box as SVG, 32 bits to a row."""

from collections.abc import Sequence

from loopback.draw.header.parts import WORD, Part, lines, sentences, shown, table
from loopback.draw.svg import GLYPH, SKY, VERMILLION, element, escape, figure, words
from loopback.draw.wording import count, plain, show_bytes
from loopback.headers.table import Field, header_bytes, unpack

BIT = 21.0  # pixels a bit
EDGE, TOP = 8.0, 24.0  # pixels: margins, and the room for the numbers of the bits
SIZE, SMALL, LINE, PAD = 13.0, 11.0, 16.0, 9.0
MOST = 78  # characters of the payload's line


def draw(fields: Sequence[Field], data: bytes | None = None, highlight: str | None = None) -> str:
    """The SVG element; the field named by `highlight` is emphasised."""
    values = None if data is None else unpack(fields, data)
    told = dict(zip([field.name for field in fields], sentences(fields, data), strict=True))
    numbers = [
        words(str(bit), EDGE + BIT * (bit + 0.5), TOP - 7, text_anchor="middle", font_size=SMALL)
        for bit in range(WORD)
    ]
    cells: list[str] = []
    emphasised: list[str] = []  # drawn last, so that its frame lies above its neighbours'
    y = TOP
    for row in table(fields):
        texts = [_texts(part, values) for part in row]
        tall = max(len(text) for text, _ in texts) * LINE + 2 * PAD + (row[0].rows - 1) * 14
        for part, (text, has_value) in zip(row, texts, strict=True):
            name = part.field.name
            cell = _cell(part, text, has_value, y, tall, told[name], marked=name == highlight)
            (emphasised if name == highlight else cells).append(cell)
        y += tall
    size = header_bytes(fields)
    payload = data[size:] if data else b""
    if payload:
        cells.append(_payload(payload, y))
        y += LINE + 2 * PAD
    title = f"Header of {count(size, 'byte')}: {', '.join(plain(field.name) for field in fields)}"
    sentences_and_rest = [
        *told.values(),
        *([f"Then {count(len(payload), 'byte')} of payload."] if payload else []),
    ]
    return figure(
        2 * EDGE + BIT * WORD, y + EDGE, title, " ".join(sentences_and_rest), *numbers, *cells, *emphasised
    )


def _texts(part: Part, values: dict[str, int] | None) -> tuple[list[str], bool]:
    """The lines of a part, and whether the last is its value."""
    most = int((BIT * part.bits - 4) / (GLYPH * SIZE))
    name = lines(part, most)
    if values is None or not part.named:
        return name, False
    return [*name, shown(part.field, values[part.field.name], most)], True


def _cell(
    part: Part, text: list[str], has_value: bool, y: float, tall: float, told: str, *, marked: bool
) -> str:
    x, wide = EDGE + BIT * part.start, BIT * part.bits
    frame = element(
        "rect",
        x=x,
        y=y,
        width=wide,
        height=tall,
        data_part="highlighted" if marked else "field",
        fill=SKY if marked else "none",
        fill_opacity="0.4",
        stroke=VERMILLION if marked else "currentColor",
        stroke_width=3.0 if marked else 1.2,
    )
    names = text[:-1] if has_value else text
    # values stand on one line along the row, names in the middle of what is left above
    top = y + PAD + 12 + (tall - 2 * PAD - LINE * has_value - LINE * len(names)) / 2
    written = [
        words(line, x + wide / 2, top + LINE * n, text_anchor="middle") for n, line in enumerate(names)
    ]
    if has_value:
        base = top + LINE * len(names) if part.rows > 1 else y + tall - PAD - 4
        written.append(
            words(text[-1], x + wide / 2, base, data_part="value", text_anchor="middle", font_weight="bold")
        )
    return element("g", element("title", escape(told)), frame, *written)


def _payload(payload: bytes, y: float) -> str:
    told = f"payload, {count(len(payload), 'byte')}: "
    frame = element(
        "rect",
        x=EDGE,
        y=y,
        width=BIT * WORD,
        height=LINE + 2 * PAD,
        data_part="payload",
        fill="none",
        stroke="currentColor",
        stroke_width=1.2,
        stroke_dasharray="5 4",
    )
    text = told + show_bytes(payload, MOST - len(told))
    return frame + words(text, EDGE + BIT * WORD / 2, y + PAD + 12.5, data_part="value", text_anchor="middle")
