"""Reads words with the less significant byte first.

base: reference
score: 0
caught by: checksum-rfc
message: most significant byte first
"""
# instead of
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
# this
    total = sum(struct.unpack(f"<{len(data) // 2}H", data))
