"""Mends one round in either direction, and not three.

base: reference
score: 3
caught by: seq-steps
message: after three times round the ring
hint: take the sum modulo 2**32
"""
# instead of
    return (a + n) % 2**32
# this
    total = a + n
    if total < 0:
        return total + 2**32
    return total - 2**32 if total >= 2**32 else total
