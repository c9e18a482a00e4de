"""Folds while the sum is over 65,536, which leaves a carry standing when it is exactly that.

base: reference
score: 3
caught by: checksum-edges
message: carries again
"""
# instead of
    while total >> 16:
# this
    while total > 65536:
