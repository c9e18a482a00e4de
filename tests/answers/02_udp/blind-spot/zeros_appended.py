"""Appends a word of zeros, which the sum does not see but the length does.

score: 0
caught by: blind-spot-text
message: b'hello!': the header stays, and so does the length of the p
hint: take the payload apart into 16-bit words
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    return segment + bytes(2)
