"""Folds while the sum is over 65,536, which leaves a carry standing when it is exactly that.

score: 3
caught by: checksum-edges
message: carries again
"""


def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total > 65536:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
