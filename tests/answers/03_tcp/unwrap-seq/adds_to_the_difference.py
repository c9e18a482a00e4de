"""Adds the difference to the last 32 bits of `near`.

base: reference
score: 0
caught by: unwrap-seq-nearest
message: six steps behind `near`
hint: another number that has them is nearer
"""
# instead of
    whole = near + seq_diff(seq, near % 2**32)
# this
    whole = near % 2**32 + seq_diff(seq, near % 2**32)
