"""Masks first and looks for the carry afterwards, when it is gone.

base: reference
score: 0
caught by: checksum-rfc
message: 8717, 0x220d, as in RFC 1071
hint: the carry was lost
"""
# instead of
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
# this
    total &= 0xFFFF
    total += total >> 16
