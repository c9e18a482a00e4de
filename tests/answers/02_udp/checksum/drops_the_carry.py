"""Adds with a 16-bit mask, as the first try of the notebook does: the carry is lost.

base: reference
score: 0
caught by: checksum-rfc
message: returns 0x220d, as in RFC 1071
hint: the carry was lost
"""
# instead of
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
# this
