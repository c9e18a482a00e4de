"""Flips one bit of the payload.

score: 0
caught by: blind-spot-text
message: b'hello!': an ordinary socket receives another payload
hint: what one word gains
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    return segment[:8] + bytes([segment[8] ^ 1]) + segment[9:]
