"""Returns the changed payload without the header.

score: 0
caught by: blind-spot-text
message: the header stays
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    number = int.from_bytes(segment[8:12], "big")
    number += 0xFFFF if number < 1 << 31 else -0xFFFF
    return number.to_bytes(4, "big") + segment[12:]
