"""The parts of a header's box: which field stands in which row of 32 bits, and what is written in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from textwrap import wrap

from loopback.draw.wording import columns, plain
from loopback.headers.table import Field, unpack

WORD = 32  # bits in a row, as in the RFCs


@dataclass(frozen=True)
class Part:
    """A field, or as much of it as stands in one row; `rows` is above 1 if it fills whole rows."""

    field: Field
    start: int  # first bit within the row
    bits: int  # within the row
    rows: int = 1
    named: bool = True  # a field that is split across rows has its value in its widest part
    label: str = ""


Table = Sequence[Sequence[Part]]  # one entry for each row of the drawing


def table(fields: Sequence[Field]) -> list[list[Part]]:
    """The fields laid into rows of 32 bits."""
    rows: list[list[Part]] = [[]]
    start = 0
    for field in fields:
        if start == 0 and field.bits > WORD and field.bits % WORD == 0:
            rows[-1].append(Part(field, 0, WORD, field.bits // WORD, label=field.name))
            rows.append([])
            continue
        widths = _split(field.bits, start)
        widest = widths.index(max(widths))
        for number, bits in enumerate(widths):
            label = f"{'… ' * (number > widest)}{field.name}{' …' * (number < widest)}"
            rows[-1].append(Part(field, start, bits, named=number == widest, label=label))
            start = (start + bits) % WORD
            if start == 0:
                rows.append([])
    return rows if rows[-1] else rows[:-1]


def lines(part: Part, most: int) -> list[str]:
    """The name in lines of at most `most` characters; letter under letter in a field of one bit."""
    return wrap(plain(part.label), max(most, 1) if part.bits > 1 else 1)


def shown(field: Field, value: int, most: int = 999) -> str:
    """A value in hexadecimal and decimal, or what of it fits; an address as addresses are written.

    >>> shown(Field("Length", 16, ""), 14)
    '0x000e = 14'
    """
    decimal = str(value)
    if field.name.endswith("Address") and field.bits in (32, 128):
        decimal = str(ip_address(value.to_bytes(field.bits // 8, "big")))
    elif value < 10 and field.bits <= 4:
        return decimal  # the same in both
    hexadecimal = f"0x{value:0{-(-field.bits // 4)}x}"
    choices = [f"{hexadecimal} = {decimal}", f"{hexadecimal}={decimal}", decimal, hexadecimal]
    return next((text for text in choices if columns(text) <= most), decimal)


def sentences(fields: Sequence[Field], data: bytes | None) -> list[str]:
    """Each field told in a sentence: its width, its value if there is one, its meaning."""
    values = {} if data is None else unpack(fields, data)
    told = []
    for field in fields:
        value = f", {shown(field, values[field.name])}" if field.name in values else ""
        told.append(plain(f"{field.name}, {field.bits} bit{'s' * (field.bits > 1)}{value}: {field.meaning}."))
    return told


def _split(bits: int, start: int) -> list[int]:
    first = min(bits, WORD - start)
    rest = bits - first
    return [first, *([WORD] * (rest // WORD)), *([rest % WORD] if rest % WORD else [])]
