"""Takes the checksum of nothing for 0.

score: 3
caught by: checksum-edges
message: no data
"""


def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    if not data:
        return 0
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
