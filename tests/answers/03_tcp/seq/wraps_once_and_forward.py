"""Subtracts one round where the sum is too large, and forgets sums below 0.

base: reference
score: 1
caught by: seq-steps
message: seq_add(3, -5) returns 4294967294
hint: before 0 comes 2**32 - 1
"""
# instead of
    return (a + n) % 2**32
# this
    total = a + n
    return total - 2**32 if total >= 2**32 else total
