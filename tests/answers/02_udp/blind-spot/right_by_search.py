"""Changes the first word and tries all second words until the sum fits.

score: 3
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    first, second = struct.unpack("!HH", segment[8:12])
    other = first ^ 0x0101
    for candidate in range(0x10000):
        if (other + candidate - first - second) % 0xFFFF == 0:
            return segment[:8] + struct.pack("!HH", other, candidate) + segment[12:]
    raise AssertionError("there is always one")
