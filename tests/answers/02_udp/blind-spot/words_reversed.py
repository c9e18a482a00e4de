"""Reverses the order of all words, which may leave them as they were.

score: 1
caught by: blind-spot-any
message: one byte, over and over: the kernel delivers another payload
hint: this is the datagram that was given
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    even = len(segment) // 2 * 2
    words = [segment[at : at + 2] for at in range(8, even, 2)]
    return segment[:8] + b"".join(reversed(words)) + segment[even:]
