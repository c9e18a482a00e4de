"""Reads two bytes at a time by index, one beyond the end of odd data.

score: 0
caught by: checksum-rfc
message: IndexError
"""


def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    total = 0
    for at in range(0, len(data), 2):
        total += (data[at] << 8) + data[at + 1]
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
