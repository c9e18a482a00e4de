"""Moves the first word to the end, where an odd last byte stands in its way.

score: 1
caught by: blind-spot-any
message: one byte, over and over: the kernel delivers another payload
hint: this is the datagram that was given
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    return segment[:8] + segment[10:] + segment[8:10]
