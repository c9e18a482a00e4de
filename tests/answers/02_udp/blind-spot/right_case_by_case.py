"""Takes one from a word and gives it to another, and turns one zero into the other where there is no room.

score: 3
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    first, second = struct.unpack("!HH", segment[8:12])
    if first > 0 and second < 0xFFFF:
        first, second = first - 1, second + 1
    elif first < 0xFFFF and second > 0:
        first, second = first + 1, second - 1
    else:
        first ^= 0xFFFF
    return segment[:8] + struct.pack("!HH", first, second) + segment[12:]
