"""Exchanges two words that differ, and gives up if there are none.

score: 1
caught by: blind-spot-any
message: one byte, over and over: the kernel delivers another payload
hint: this is the datagram that was given
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    for at in range(8, len(segment) - 3, 2):
        one, other = segment[at : at + 2], segment[at + 2 : at + 4]
        if one != other:
            return segment[:at] + other + one + segment[at + 4 :]
    return segment
