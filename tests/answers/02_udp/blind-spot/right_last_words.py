"""Counts words from the end: bytes two apart count alike, even where an odd length shifts the words.

score: 3
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    words = segment[-4:-2], segment[-2:]
    if words[0] == words[1]:
        number = int.from_bytes(segment[-4:], "big")
        number += 0xFFFF if number < 1 << 31 else -0xFFFF
        return segment[:-4] + number.to_bytes(4, "big")
    return segment[:-4] + words[1] + words[0]
