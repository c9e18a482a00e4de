"""Makes every negative place 0.

base: reference
score: 1
caught by: unwrap-seq-nearest
message: since -2 is no place
hint: 0 and `near` do not
"""
# instead of
    return whole if whole >= 0 else whole + 2**32
# this
    return max(whole, 0)
