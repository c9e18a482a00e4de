"""Returns how far it is from `near`.

base: reference
score: 0
caught by: unwrap-seq-nearest
message: five steps ahead of `near`
hint: must have the last 32 bits
"""
# instead of
    whole = near + seq_diff(seq, near % 2**32)
# this
    whole = seq_diff(seq, near % 2**32)
