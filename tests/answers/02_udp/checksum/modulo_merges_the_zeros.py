"""Computes modulo 0xFFFF, where a sum of 0xFFFF becomes 0.

base: reference
score: 3
caught by: checksum-edges
message: 0, 0x0000
hint: 0xffff added to itself and folded stays 0xffff
"""
# instead of
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
# this
    return ~(total % 0xFFFF) & 0xFFFF
