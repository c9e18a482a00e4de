"""Appends a word of zeros, which the sum does not see but the length does.

score: 0
caught by: blind-spot-text
message: the length stays
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    return segment + bytes(2)
