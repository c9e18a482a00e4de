"""Compares with `<`, as NuttX did until its pull request 3865.

base: reference
score: 2
caught by: seq-order
message: seq_lt(4294967294, 3) returns True
hint: it is the shorter way that decides
"""
# instead of
    return seq_diff(a, b) < 0
# this
    return a < b
