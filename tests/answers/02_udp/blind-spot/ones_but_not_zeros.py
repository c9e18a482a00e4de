"""Turns a word of ones into zeros, and forgets the other way round.

score: 1
caught by: blind-spot-any
message: four zero bytes: the kernel delivers another payload
hint: a word at 0x0000 or 0xffff has no room
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    first, second = struct.unpack("!HH", segment[8:12])
    if first == 0xFFFF:
        first = 0
    elif second > 0:
        first, second = first + 1, second - 1
    else:
        first, second = second, first
    return segment[:8] + struct.pack("!HH", first, second) + segment[12:]
