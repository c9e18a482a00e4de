"""Flips the lowest bits of two words, which cancel out only if they differ.

score: 1
caught by: blind-spot-any
message: the kernel delivers another payload
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    first, second = struct.unpack("!HH", segment[8:12])
    first, second = first ^ 1, second ^ 1
    return segment[:8] + struct.pack("!HH", first, second) + segment[12:]
