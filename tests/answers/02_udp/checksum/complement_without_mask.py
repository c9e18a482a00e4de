"""Complements without a mask, and Python's ~ gives a negative number.

base: reference
score: 0
caught by: checksum-rfc
message: -0x
hint: ~ makes a negative number in Python
"""
# instead of
    return ~total & 0xFFFF
# this
    return ~total
