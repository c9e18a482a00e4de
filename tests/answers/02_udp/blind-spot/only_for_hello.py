"""Does what the notebook did to hello! and nothing else.

score: 1
caught by: blind-spot-any
message: random bytes, an odd number
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    return segment.replace(b"hello!", b"llheo!")
