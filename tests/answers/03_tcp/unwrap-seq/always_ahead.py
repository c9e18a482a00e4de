"""Looks forward only.

base: reference
score: 0
caught by: unwrap-seq-nearest
message: six steps behind `near`
hint: the nearest may also lie behind
"""
# instead of
    whole = near + seq_diff(seq, near % 2**32)
# this
    whole = near + (seq - near) % 2**32
