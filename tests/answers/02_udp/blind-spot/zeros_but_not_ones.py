"""Turns a word of zeros into ones, and forgets the other way round.

score: 1
caught by: blind-spot-any
message: the words ffff ffff: the kernel delivers another payload
hint: a word at 0x0000 or 0xffff has no room
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    first, second = struct.unpack("!HH", segment[8:12])
    if first == 0:
        first = 0xFFFF
    elif second < 0xFFFF:
        first, second = first - 1, second + 1
    else:
        first, second = second, first
    return segment[:8] + struct.pack("!HH", first, second) + segment[12:]
