"""Takes the remainder by 2**32 - 1, the last number.

base: reference
score: 1
caught by: seq-steps
message: seq_add(4294967295, 1) returns 0
hint: the ring has 2**32 numbers
"""
# instead of
    return (a + n) % 2**32
# this
    return (a + n) % (2**32 - 1)
