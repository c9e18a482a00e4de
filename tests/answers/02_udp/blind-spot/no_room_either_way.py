"""Adds and takes 1 the other way round where there is no room, and there may be none either.

score: 1
caught by: blind-spot-any
message: out of range
hint: a word at 0x0000 or 0xffff has no room
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    first, second = struct.unpack("!HH", segment[8:12])
    if first < 0xFFFF and second > 0:
        first, second = first + 1, second - 1
    else:
        first, second = first - 1, second + 1
    return segment[:8] + struct.pack("!HH", first, second) + segment[12:]
