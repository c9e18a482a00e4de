"""Writes what C programs write, where Python does not wrap.

base: reference
score: 0
caught by: seq-steps
message: seq_diff(3, 4294967294) returns 5
hint: that is the longer way round
"""
# instead of
    return (a - b + 2**31) % 2**32 - 2**31
# this
    return a - b
