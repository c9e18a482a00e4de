"""Returns the 32 bits as they are.

base: reference
score: 0
caught by: unwrap-seq-nearest
message: five steps ahead of `near`
hint: a round of the ring too far
"""
# instead of
    whole = near + seq_diff(seq, near % 2**32)
# this
    whole = seq
