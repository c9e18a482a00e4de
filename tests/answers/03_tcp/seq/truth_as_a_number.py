"""Returns the highest bit of the difference, 0 or 1.

base: reference
score: 4
caught by: seq-order
message: seq_lt(100, 120) returns True
hint: its type is not
"""
# instead of
    return seq_diff(a, b) < 0
# this
    return (a - b) >> 31 & 1
