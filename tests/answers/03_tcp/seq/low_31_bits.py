"""Compares the lower 31 bits, and fails around 2147483648 as picoTCP did (its issue 118).

base: reference
score: 2
caught by: seq-order
message: seq_lt(4294967294, 3) returns True
hint: it is the shorter way that decides
"""
# instead of
    return seq_diff(a, b) < 0
# this
    return a & 0x7FFFFFFF < b & 0x7FFFFFFF
