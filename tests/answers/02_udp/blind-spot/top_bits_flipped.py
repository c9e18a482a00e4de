"""Flips the top bits of two words, which fools a sum without its carry only.

score: 0
caught by: blind-spot-text
message: throws away
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    first, second = struct.unpack("!HH", segment[8:12])
    first, second = first ^ 0x8000, second ^ 0x8000
    return segment[:8] + struct.pack("!HH", first, second) + segment[12:]
