"""Exchanges the two bytes of a word, which do not count alike.

score: 0
caught by: blind-spot-text
message: b'hello!': an ordinary socket receives another payload
hint: what one word gains
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    return segment[:8] + segment[9:10] + segment[8:9] + segment[10:]
