"""Masks first and looks for the carry afterwards, when it is gone.

score: 0
caught by: checksum-rfc
message: bring the carry back in
"""


def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total &= 0xFFFF
    total += total >> 16
    return ~total & 0xFFFF
