"""Writes a << 8 + b, which is a << (8 + b).

base: reference
score: 0
caught by: checksum-rfc
message: internet_checksum(bytes.fromhex(
hint: + binds tighter than <<, so a << 8 + b is a << (8 + b)
"""
# instead of
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
# this
    total = sum(data[at] << 8 + data[at + 1] for at in range(0, len(data), 2))
