"""A header drawn in the RFCs' box style from its table of fields, empty or filled with bytes."""

from collections.abc import Sequence

from loopback.draw.base import Drawing
from loopback.draw.header import render_svg, render_text
from loopback.draw.header.parts import sentences
from loopback.headers.table import Field, header_bytes, unpack


class HeaderBox(Drawing):
    """The drawing of one header."""

    def __init__(
        self, fields: Sequence[Field], data: bytes | None = None, *, highlight: str | None = None
    ) -> None:
        header_bytes(fields)  # a faulty table is told now, not when it is drawn
        if data is not None:
            unpack(fields, data)
        if highlight is not None and highlight not in [field.name for field in fields]:
            known = ", ".join(field.name for field in fields)
            raise ValueError(f"no field is called {highlight!r}; there are {known}")
        self.fields, self.data, self.highlight = tuple(fields), data, highlight

    def text(self) -> str:
        """The drawing in plain characters, 32 bits to a row."""
        return render_text.draw(self.fields, self.data)

    def sentences(self) -> list[str]:
        """The fields retold, one string each."""
        return sentences(self.fields, self.data)

    def svg(self) -> str:
        """The drawing as an SVG element."""
        return render_svg.draw(self.fields, self.data, self.highlight)


def header_box(
    fields: Sequence[Field], data: bytes | None = None, *, highlight: str | None = None
) -> HeaderBox:
    r"""Draw a header; with `data`, each value in hexadecimal and decimal, and the rest as payload.

    `highlight` names a field that the SVG emphasises. Raises Truncated, a ValueError, if `data` is shorter
    than the header.

    >>> echo = (Field("Type", 8, ""), Field("Code", 8, ""), Field("Checksum", 16, ""))
    >>> header_box(echo, b"\x08\x00\xf7\xff")
     0                   1                   2                   3
     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    |      Type     |      Code     |            Checksum           |
    |    0x08 = 8   |    0x00 = 0   |         0xf7ff = 63487        |
    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    """
    return HeaderBox(fields, data, highlight=highlight)
