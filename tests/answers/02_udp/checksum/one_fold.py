"""Folds once; adding the carry may carry again.

base: reference
score: 3
caught by: checksum-edges
message: 0xfffe
hint: adding the carry may carry once more
"""
# instead of
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
# this
    total = (total & 0xFFFF) + (total >> 16)
