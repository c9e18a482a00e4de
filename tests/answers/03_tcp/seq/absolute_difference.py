"""Returns how far apart the numbers are, without a sign.

base: reference
score: 1
caught by: seq-steps
message: seq_diff(100, 120) returns -20
hint: the difference is positive if the first number comes after the second
"""
# instead of
    return (a - b + 2**31) % 2**32 - 2**31
# this
    return min((a - b) % 2**32, (b - a) % 2**32)
# instead of
    return seq_diff(a, b) < 0
# this
    return 0 < (b - a) % 2**32 < 2**31
