"""Turns the comparison round at a quarter of the ring.

base: reference
score: 2
caught by: seq-order
message: which is 2**31 - 1 steps ahead
hint: less than half a ring ahead
"""
# instead of
    return seq_diff(a, b) < 0
# this
    return a < b if abs(a - b) < 2**30 else a > b
