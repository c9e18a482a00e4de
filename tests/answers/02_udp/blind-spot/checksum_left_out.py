"""Sets the checksum to 0, so that nothing is checked.

score: 0
caught by: blind-spot-text
message: the header stays
hint: take the payload apart into 16-bit words
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    return segment[:6] + bytes(2) + bytes([segment[8] ^ 1]) + segment[9:]
