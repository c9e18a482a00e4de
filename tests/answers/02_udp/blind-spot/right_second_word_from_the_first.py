"""Flips a bit of the first word and computes the second anew from the sum of both.

score: 3
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    first, second = struct.unpack("!HH", segment[8:12])
    total = first + second
    first ^= 1
    second = (total - first) % 0xFFFF
    return segment[:8] + struct.pack("!HH", first, second) + segment[12:]
