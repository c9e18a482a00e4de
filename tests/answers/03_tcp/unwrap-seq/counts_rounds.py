"""Adds one round after the other, which takes as long as `near` is large.

base: reference
score: 1
caught by: unwrap-seq-nearest
message: however large `near` is
hint: one by one
hangs: yes
"""
# instead of
    whole = near + seq_diff(seq, near % 2**32)
# this
    whole = seq
    while near - whole > 2**31:
        whole += 2**32
