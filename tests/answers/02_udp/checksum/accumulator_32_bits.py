"""Adds in 32 bits, as a program in C would, and loses what is carried out of them.

base: reference
score: 3
caught by: checksum-edges
message: 131076
hint: a carry was lost while the words were added
"""
# instead of
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
# this
    total = sum(struct.unpack(f"!{len(data) // 2}H", data)) & 0xFFFFFFFF
