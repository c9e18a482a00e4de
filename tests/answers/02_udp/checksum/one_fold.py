"""Folds once; adding the carry may carry again.

base: reference
score: 3
caught by: checksum-edges
message: one fold may carry
"""
# instead of
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
# this
    total = (total & 0xFFFF) + (total >> 16)
