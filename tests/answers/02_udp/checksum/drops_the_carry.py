"""Adds with a 16-bit mask, as the first try of the notebook does: the carry is lost.

base: reference
score: 0
caught by: checksum-rfc
message: bring the carry back in
"""
# instead of
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
# this
