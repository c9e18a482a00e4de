"""Returns a negative place where that is the nearest.

base: reference
score: 1
caught by: unwrap-seq-nearest
message: since -2 is no place
hint: no place is negative
"""
# instead of
    return whole if whole >= 0 else whole + 2**32
# this
    return whole
