"""Adds the carry and forgets to take it away, so that there is always one more.

score: 0
caught by: checksum-rfc
message: had not returned
hangs: yes
"""


def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total += total >> 16
    return ~total & 0xFFFF
