"""Sums words in the machine's own byte order and swaps once at the end (RFC 1071, section 2 (B)).

score: 4
"""

import array
import sys


def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    words = array.array("H", data + bytes(len(data) % 2))
    total = sum(words)
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return int.from_bytes((0xFFFF - total).to_bytes(2, sys.byteorder), "big")
