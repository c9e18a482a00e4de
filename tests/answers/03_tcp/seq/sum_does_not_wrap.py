"""Adds without a remainder.

base: reference
score: 1
caught by: seq-steps
message: seq_add(4294967295, 1) returns 0
hint: after 2**32 - 1 comes 0
"""
# instead of
    return (a + n) % 2**32
# this
    return a + n
