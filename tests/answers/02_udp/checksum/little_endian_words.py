"""Reads words with the less significant byte first.

base: reference
score: 0
caught by: checksum-rfc
message: returns 0x220d, as in RFC 1071
hint: the first byte of a word is the more significant
"""
# instead of
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
# this
    total = sum(struct.unpack(f"<{len(data) // 2}H", data))
