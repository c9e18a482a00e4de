"""Folds exactly twice, enough for 128 KiB and not for more.

base: reference
score: 3
caught by: checksum-edges
message: fold in a loop
hint: adding the carry may carry once more
"""
# instead of
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
# this
    total = (total & 0xFFFF) + (total >> 16)
    total = (total & 0xFFFF) + (total >> 16)
