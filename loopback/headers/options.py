"""The options of a TCP header, cut into pieces and laid out as fields, so that they can be drawn as the header is.

RFC 9293, section 3.2. An option of kind 0 or 1 is one byte; any other has a kind, a length that counts all its bytes,
and data. Bytes that break this rule are one last piece, whatever they are.
"""

from collections.abc import Iterator

from loopback.headers.table import Field

END, NOTHING = 0, 1  # the kinds of one byte: end of the list, no operation

# By kind: its name, and the fields of its data, whose widths tell how long the data must be.
_KNOWN = {
    2: (
        "MSS",
        (Field("Maximum Segment Size", 16, "the most bytes of data that its sender takes in one segment"),),
    ),
    3: (
        "Scale",
        (Field("Shift Count", 8, "how many bits the windows of its sender are shifted by (RFC 7323)"),),
    ),
    4: ("SACK-Permitted", ()),
    8: (
        "Timestamps",
        (
            Field("Timestamp Value", 32, "the sender's clock, to be sent back (RFC 7323)"),
            Field("Timestamp Echo Reply", 32, "the newest value of the other side's clock"),
        ),
    ),
}


def pieces(options: bytes) -> Iterator[tuple[bytes, bool]]:
    """Each option's bytes, and whether they are one; the padding behind the end of the list is a piece of it."""
    while options:
        kind = options[0]
        if kind == END:
            length = len(options)
        elif kind == NOTHING:
            length = 1
        else:
            length = options[1] if len(options) > 1 else 0
            if not 2 <= length <= len(options):
                yield options, False
                return
        yield options[:length], True
        options = options[length:]


def option_fields(options: bytes) -> tuple[Field, ...]:
    r"""The fields of a header's option bytes: kind, length and data of each option, in their order.

    Behind the fields of the header itself, `(*TCP, *option_fields(segment[20:size]))`, they make one table.

    >>> [field.name for field in option_fields(b"\x02\x04\x05\xb4")]
    ['Kind, MSS', 'Length, MSS', 'Maximum Segment Size']
    """
    found: list[Field] = []
    for piece, is_option in pieces(options):
        found += _fields(piece) if is_option else [_field("Unreadable", piece, "no option: its length is wrong")]
    seen: dict[str, int] = {}
    for place, field in enumerate(found):
        seen[field.name] = number = seen.get(field.name, 0) + 1
        if number > 1:
            found[place] = field._replace(name=f"{field.name} #{number}")
    return tuple(found)


def _fields(piece: bytes) -> list[Field]:
    kind, data = piece[0], piece[2:]
    if kind == NOTHING:
        return [_field("No-Operation", piece, "fills up, so that what follows begins at a multiple of 4 or 2 bytes")]
    if kind == END:
        padding = [_field("Padding", piece[1:], "fills the header up to a multiple of 4 bytes")] if piece[1:] else []
        return [_field("End of List", piece[:1], "no more options follow"), *padding]
    name, inside = _KNOWN.get(kind, (f"option {kind}", ()))
    if sum(field.bits for field in inside) != 8 * len(data):
        inside = (_field(f"Data, {name}", data, "what the option says"),) if data else ()
    about = f"of the option {name}" if kind in _KNOWN else "of an option that is not known here"
    return [
        Field(f"Kind, {name}", 8, f"{kind}, the number {about}"),
        Field(f"Length, {name}", 8, "of the option in bytes, kind and length included"),
        *inside,
    ]


def _field(name: str, data: bytes, meaning: str) -> Field:
    return Field(name, 8 * len(data), meaning)
