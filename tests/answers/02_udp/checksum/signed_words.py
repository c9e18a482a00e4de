"""Unpacks signed words with h instead of H.

base: reference
score: 0
caught by: checksum-rfc
message: 0x220d
hint: a word has no sign
"""
# instead of
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
# this
    total = sum(struct.unpack(f"!{len(data) // 2}h", data))
