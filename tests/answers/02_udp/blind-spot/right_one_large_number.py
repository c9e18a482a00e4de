"""Takes four bytes as one number and adds or subtracts 0xFFFF, whose remainder is nothing.

score: 3
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    number = int.from_bytes(segment[8:12], "big")
    number += 0xFFFF if number < 1 << 31 else -0xFFFF
    return segment[:8] + number.to_bytes(4, "big") + segment[12:]
