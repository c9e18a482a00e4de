"""Counts steps forward only, so that nothing is ever behind.

base: reference
score: 0
caught by: seq-steps
message: seq_diff(100, 120) returns -20
hint: that is the longer way round
"""
# instead of
    return (a - b + 2**31) % 2**32 - 2**31
# this
    return (a - b) % 2**32
