"""Reads the data in a match, one type after the other.

score: 4
"""


import ipaddress


def read_record(message: bytes, start: int) -> tuple[Record, int]:
    """The record at byte `start` of a message, and the byte behind it."""
    name, at = read_name(message, start)
    try:
        kind, _, ttl, length = struct.unpack_from("!HHIH", message, at)
    except struct.error as error:
        raise Truncated(str(error)) from None
    at += 10
    data = message[at : at + length]
    if len(data) < length:
        raise Truncated(f"{length} bytes of data, and {len(data)} are there")
    match kind, length:
        case (1, 4):
            value = str(ipaddress.IPv4Address(data))
        case (28, 16):
            value = str(ipaddress.IPv6Address(data))
        case (1, _) | (28, _):
            raise Malformed("no address")
        case (2 | 5 | 12, _):
            value, end = read_name(message[: at + length], at)
            if end < at + length:
                raise Malformed("more than a name")
        case _:
            value = data
    return Record(name, kind, ttl, value), at + length
