"""Folds while the sum is over 65,536, which leaves a carry standing when it is exactly that.

base: reference
score: 3
caught by: checksum-edges
message: 65534, 0xfffe
hint: adding the carry may carry once more
"""
# instead of
    while total >> 16:
# this
    while total > 65536:
