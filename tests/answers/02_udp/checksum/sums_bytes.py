"""Adds single bytes instead of words of two.

score: 0
caught by: checksum-rfc
message: 16-bit words
"""


def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    total = sum(data)
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
