"""Takes a large number for older only near the end of the ring.

base: reference
score: 2
caught by: seq-order
message: seq_lt(5, 2147483654) returns False
hint: less than half a ring ahead
"""
# instead of
    return seq_diff(a, b) < 0
# this
    if a > 2**32 - 2**20 and b < 2**20:
        return True
    if b > 2**32 - 2**20 and a < 2**20:
        return False
    return a < b
