"""Negates the sum instead of flipping its bits.

base: reference
score: 0
caught by: checksum-rfc
message: flip the bits
hint: add 16-bit words
"""
# instead of
    return ~total & 0xFFFF
# this
    return -total & 0xFFFF
