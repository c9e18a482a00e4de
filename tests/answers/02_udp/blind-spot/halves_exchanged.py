"""Exchanges the halves of the payload, of which the second may begin inside a word.

score: 0
caught by: blind-spot-text
message: b'hello!': an ordinary socket receives another payload
hint: what one word gains
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    payload = segment[8:]
    half = len(payload) // 2
    return segment[:8] + payload[half:] + payload[:half]
