"""Says of equal numbers that one comes before the other.

base: reference
score: 2
caught by: seq-order
message: seq_lt(7, 7) returns False
hint: a number does not come before itself
"""
# instead of
    return seq_diff(a, b) < 0
# this
    return seq_diff(a, b) <= 0
