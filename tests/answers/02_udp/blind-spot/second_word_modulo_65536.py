"""Computes the second word anew with a mask of 16 bits, which loses the carry.

score: 1
caught by: blind-spot-any
message: no room on one side
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    first, second = struct.unpack("!HH", segment[8:12])
    total = first + second
    first ^= 1
    second = (total - first) & 0xFFFF
    return segment[:8] + struct.pack("!HH", first, second) + segment[12:]
