"""Pairs the bytes up with zip, which leaves an odd last byte out.

score: 0
caught by: checksum-rfc
message: odd number
"""


def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    total = 0
    for high, low in zip(data[0::2], data[1::2]):
        total += 256 * high + low
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
