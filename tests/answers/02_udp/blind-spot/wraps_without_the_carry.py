"""Adds and takes 1 modulo 65,536, which loses the carry where there is no room.

score: 1
caught by: blind-spot-any
message: no room on one side
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    first, second = struct.unpack("!HH", segment[8:12])
    first, second = (first + 1) & 0xFFFF, (second - 1) & 0xFFFF
    return segment[:8] + struct.pack("!HH", first, second) + segment[12:]
