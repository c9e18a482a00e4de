"""Goes on into the next round, and never back into the one before.

base: reference
score: 0
caught by: unwrap-seq-nearest
message: in the round before
hint: the nearest may lie in the round before
"""
# instead of
    whole = near + seq_diff(seq, near % 2**32)
# this
    whole = near // 2**32 * 2**32 + seq
    if near - whole > 2**31:
        whole += 2**32
