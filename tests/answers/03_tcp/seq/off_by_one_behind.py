"""Loses a step where it goes back across the wrap.

base: reference
score: 1
caught by: seq-steps
message: seq_diff(100, 120) returns -20
hint: the two ways together have 2**32 steps
"""
# instead of
    return (a - b + 2**31) % 2**32 - 2**31
# this
    forward = (a - b) % 2**32
    return forward if forward < 2**31 else forward - 2**32 + 1
# instead of
    return seq_diff(a, b) < 0
# this
    return 0 < (b - a) % 2**32 < 2**31
