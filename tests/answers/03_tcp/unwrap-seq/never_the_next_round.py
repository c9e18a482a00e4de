"""Goes back into the round before, and never on into the next.

base: reference
score: 0
caught by: unwrap-seq-nearest
message: five steps ahead of `near`
hint: another number that has them is nearer
"""
# instead of
    whole = near + seq_diff(seq, near % 2**32)
# this
    whole = near // 2**32 * 2**32 + seq
    if whole - near > 2**31:
        whole -= 2**32
