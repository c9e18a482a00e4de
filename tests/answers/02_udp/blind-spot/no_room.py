"""Adds 1 to one word and takes 1 from another without asking whether there is room.

score: 1
caught by: blind-spot-any
message: argument out of range
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    first, second = struct.unpack("!HH", segment[8:12])
    first, second = first + 1, second - 1
    return segment[:8] + struct.pack("!HH", first, second) + segment[12:]
