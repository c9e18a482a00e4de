"""Returns two bytes instead of a number.

score: 0
caught by: checksum-rfc
message: b'
hint: the call returned a bytes
"""


def internet_checksum(data: bytes) -> bytes:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return (~total & 0xFFFF).to_bytes(2, "big")
