"""Masks first and looks for the carry afterwards, when it is gone.

base: reference
score: 0
caught by: checksum-rfc
message: bring the carry back in
"""
# instead of
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
# this
    total &= 0xFFFF
    total += total >> 16
