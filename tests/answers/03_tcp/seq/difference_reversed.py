"""Counts the steps from the first number to the second.

base: reference
score: 1
caught by: seq-steps
message: seq_diff(120, 100) returns 20
hint: the difference is positive if the first number comes after the second
"""
# instead of
    return (a - b + 2**31) % 2**32 - 2**31
# this
    return (b - a + 2**31) % 2**32 - 2**31
# instead of
    return seq_diff(a, b) < 0
# this
    return seq_diff(a, b) > 0
