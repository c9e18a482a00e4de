"""Divides with `/`, whose results have 53 bits.

base: reference
score: 1
caught by: unwrap-seq-nearest
message: however large `near` is
hint: `/` gives a float
"""
# instead of
    whole = near + seq_diff(seq, near % 2**32)
# this
    whole = seq + round((near - seq) / 2**32) * 2**32
