"""Computes modulo 0xFFFF, where a sum of 0xFFFF becomes 0.

score: 3
caught by: checksum-edges
message: 100 bytes of ones
"""


def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    return ~(total % 0xFFFF) & 0xFFFF
