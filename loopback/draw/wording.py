"""Text as every drawing needs it: printable, of a known width, short enough, and counted."""

import unicodedata
from collections.abc import Sequence


def plain(text: str) -> str:
    r"""The text with every character that cannot be printed written as its escape.

    >>> plain("GET /\r\n")
    'GET /\\r\\n'
    """
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in str(text)
    )


def columns(text: str) -> int:
    """How many columns of a terminal the text takes: two for a wide character, none for a combining one."""
    if text.isascii():  # quick: the labels of a long drawing are measured at every place that is tried
        return len(text)
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def shorten(text: str, most: int) -> str:
    """The text, its middle replaced by one "…" if it takes more than `most` columns.

    >>> shorten("abcdefghij", 7)
    'abc…hij'
    """
    if columns(text) <= most:
        return text
    head, tail = text[: most - most // 2 - 1], text[len(text) - most // 2 :]
    while columns(head) + columns(tail) + 1 > most:  # wide characters
        head, tail = (head[:-1], tail) if columns(head) >= columns(tail) else (head, tail[1:])
    return f"{head}…{tail}"


def show_bytes(data: bytes, most: int) -> str:
    r"""The bytes as Python writes them, the middle left out, at the edge of a byte, beyond `most` columns.

    >>> show_bytes(b"a" * 4096, 14)
    "b'aaaaa…aaaaa'"
    >>> show_bytes(b"\0\0\0\0hi", 14)
    "b'\\x00…hi'"
    """
    if len(data) <= most and len(repr(data)) <= most:
        return repr(data)
    room = (most - 4) // 2
    head, tail = _escaped(data[: room + 1], room), _escaped(data[: -room - 2 : -1], room)
    return f"b'{''.join(head)}…{''.join(reversed(tail))}'"


def _escaped(data: bytes, room: int) -> list[str]:
    """One string for each byte, as many as fit."""
    shown: list[str] = []
    for byte in data:
        escaped = "\\'" if byte == ord("'") else repr(bytes([byte]))[2:-1]
        room -= len(escaped)
        if room < 0:
            break
        shown.append(escaped)
    return shown


def count(number: int, thing: str) -> str:
    """A number with its noun.

    >>> count(1, "byte"), count(4096, "byte")
    ('1 byte', '4,096 bytes')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def table(rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Rows of cells behind the rows' names, each column as wide as its widest cell.

    >>> print(table([("n", ["1", "2"]), ("square", ["1", "4.0"])]))
    n      1   2
    square 1 4.0
    """
    names = max(columns(name) for name, _ in rows)
    wide = [max(map(len, column)) for column in zip(*(cells for _, cells in rows), strict=True)]
    return "\n".join(
        left(name, names) + "".join(" " + right(cell, size) for cell, size in zip(cells, wide, strict=True))
        for name, cells in rows
    )


def left(text: str, width: int) -> str:
    """The text at the left of `width` columns."""
    return text + " " * (width - columns(text))


def right(text: str, width: int) -> str:
    """The text at the right of `width` columns."""
    return " " * (width - columns(text)) + text


def middle(text: str, width: int) -> str:
    """The text in the middle of `width` columns."""
    spare = width - columns(text)
    return " " * (spare // 2) + text + " " * (spare - spare // 2)
