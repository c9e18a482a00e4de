"""Says whether the first number comes after the second.

base: reference
score: 2
caught by: seq-order
message: seq_lt(100, 120) returns True
hint: from 100 it is 20 steps forward
"""
# instead of
    return seq_diff(a, b) < 0
# this
    return seq_diff(a, b) > 0
