"""A header as a table of fields, packed and unpacked bit by bit in network byte order."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from loopback.errors import Truncated

STRUCT_CODES = {8: "B", 16: "H", 32: "I", 64: "Q"}  # width in bits -> struct code


class Field(NamedTuple):
    """One field: its name as the RFC writes it, its width in bits, what it means."""

    name: str
    bits: int
    meaning: str


def header_bytes(fields: Sequence[Field]) -> int:
    """The length of the header in bytes; ValueError if the table is faulty."""
    names = [field.name for field in fields]
    if not names:
        raise ValueError("the table has no fields; give it at least one")
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise ValueError(f"two fields are called {doubled[0]!r}; give each field a name of its own")
    for field in fields:
        if field.bits < 1:
            raise ValueError(f"{field.name} is {field.bits} bits wide; a field has at least 1")
    bits = sum(field.bits for field in fields)
    if bits % 8:
        raise ValueError(f"the fields add up to {bits} bits, which is no whole number of bytes")
    return bits // 8


def struct_format(fields: Sequence[Field]) -> str:
    """The `struct` format, in network byte order, of a table whose fields are 8, 16, 32 or 64 bits wide.

    ValueError for any other width: `struct` has no code for it, `pack` and `unpack` of this module do.

    >>> struct_format((Field("Source Port", 16, "from"), Field("Length", 16, "in bytes")))
    '!HH'
    """
    for field in fields:
        if field.bits not in STRUCT_CODES:
            raise ValueError(
                f"struct has no code for {field.name}, {field.bits} bits wide; use pack and unpack"
            )
    return "!" + "".join(STRUCT_CODES[field.bits] for field in fields)


def pack(fields: Sequence[Field], values: Mapping[str, int]) -> bytes:
    """The header's bytes, from one whole number for every field, keyed by field name.

    ValueError, naming the field, if a value is missing, unknown or too large for its field.

    >>> pack((Field("Version", 4, ""), Field("IHL", 4, "")), {"Version": 4, "IHL": 5})
    b'E'
    """
    size = header_bytes(fields)
    unknown = sorted(set(values) - {field.name for field in fields})
    if unknown:
        raise ValueError(f"no field is called {unknown[0]!r}; there are {_listed(fields)}")
    missing = [field.name for field in fields if field.name not in values]
    if missing:
        raise ValueError(f"no value for {', '.join(missing)}; give every field one")
    number = 0
    for field in fields:
        number = number << field.bits | _fitting(field, values[field.name])
    return number.to_bytes(size, "big")


def unpack(fields: Sequence[Field], data: bytes) -> dict[str, int]:
    """The value of every field, by name, from the first bytes of `data`; what follows the header is ignored.

    Raises Truncated, a ValueError, if `data` is shorter than the header.

    >>> unpack((Field("Version", 4, ""), Field("IHL", 4, "")), b"E")
    {'Version': 4, 'IHL': 5}
    """
    size = header_bytes(fields)
    if len(data) < size:
        raise Truncated(
            f"the header takes {size} bytes and there are {len(data)}: {size - len(data)} missing"
        )
    number, left = int.from_bytes(data[:size], "big"), 8 * size
    values = {}
    for field in fields:
        left -= field.bits
        values[field.name] = number >> left & (1 << field.bits) - 1
    return values


def _fitting(field: Field, value: int) -> int:
    if not isinstance(value, int):
        raise ValueError(f"{field.name} takes a whole number, not {value!r}")
    most = (1 << field.bits) - 1
    if not 0 <= value <= most:
        raise ValueError(f"{field.name} is {field.bits} bits wide and takes 0 to {most:,}, not {value:,}")
    return value


def _listed(fields: Sequence[Field]) -> str:
    return ", ".join(field.name for field in fields)
