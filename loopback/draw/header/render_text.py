"""A header's box in plain characters, as the RFCs draw it."""

from collections.abc import Sequence
from itertools import pairwise

from loopback.draw.header.parts import WORD, Part, lines, shown, table
from loopback.draw.wording import columns, count, show_bytes
from loopback.headers.table import Field, header_bytes, unpack


def draw(fields: Sequence[Field], data: bytes | None = None) -> str:
    """The box, 32 bits to a row, two characters a bit; values and payload if there is data."""
    values = None if data is None else unpack(fields, data)
    rows = table(fields)
    widths = [sum(part.bits for part in row) for row in rows]
    drawn = [
        "".join(f" {bit // 10 if bit % 10 == 0 else ' '}" for bit in range(WORD)).rstrip(),
        "".join(f" {bit % 10}" for bit in range(WORD)),
    ]
    for row, (above, here) in zip(rows, pairwise([0, *widths]), strict=True):
        drawn += [_rule(max(above, here)), *_row(row, values)]
    drawn.append(_rule(widths[-1] if widths else 0))
    payload = data[header_bytes(fields) :] if data else b""
    if payload:
        told = f"payload, {count(len(payload), 'byte')}: "
        drawn[-1] = _rule(WORD)
        drawn += [f"|{_centred(told + show_bytes(payload, 60 - len(told)), 2 * WORD - 1)}|", _rule(WORD)]
    return "\n".join(drawn)


def _rule(bits: int) -> str:
    return "+-" * bits + "+"


def _row(row: Sequence[Part], values: dict[str, int] | None) -> list[str]:
    if row[0].rows > 1:
        return _tall(row[0], values)
    names = [lines(part, 2 * part.bits - 1) for part in row]
    height = max(map(len, names))
    cells = [_cell(part, name, height, values) for part, name in zip(row, names, strict=True)]
    return ["|" + "|".join(line) + "|" for line in zip(*cells, strict=True)]


def _cell(part: Part, name: list[str], height: int, values: dict[str, int] | None) -> list[str]:
    """The cell's lines: the name in the middle of `height` lines, the value below."""
    above = (height - len(name)) // 2
    written = [""] * above + name + [""] * (height - len(name) - above)
    wide = 2 * part.bits - 1
    if values is not None:
        written.append(shown(part.field, values[part.field.name], wide) if part.named else "…")
    return [_centred(line, wide) for line in written]


def _tall(part: Part, values: dict[str, int] | None) -> list[str]:
    """A field of several whole rows: between them stands no rule, only its ends."""
    written = [""] * (2 * part.rows - 1)
    middle = part.rows - 1
    written[middle] = lines(part, 2 * WORD - 1)[0]
    if values is not None:
        written[middle + 1] = shown(part.field, values[part.field.name], 2 * WORD - 1)
    ends = "|+"
    return [
        f"{ends[number % 2]}{_centred(line, 2 * WORD - 1)}{ends[number % 2]}"
        for number, line in enumerate(written)
    ]


def _centred(text: str, width: int) -> str:
    """In the middle; of an odd number of spaces one more stands before the text, as in the RFCs."""
    spare = max(width - columns(text), 0)
    return " " * (spare - spare // 2) + text + " " * (spare // 2)
