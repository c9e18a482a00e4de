"""Adds with a 16-bit mask, as the first try of the notebook does: the carry is lost.

score: 0
caught by: checksum-rfc
message: bring the carry back in
"""


def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    return ~total & 0xFFFF
