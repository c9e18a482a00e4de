"""Replaces 0 by 0xFFFF already here, though that is a rule of UDP and not of the checksum.

base: reference
score: 3
caught by: checksum-edges
message: returns 0x0
hint: 0xffff added to itself and folded stays 0xffff
"""
# instead of
    return ~total & 0xFFFF
# this
    return (~total & 0xFFFF) or 0xFFFF
