"""Leaves the clock out.

base: reference
score: 3
caught by: isn-clock
message: 1 s after 1000.0
hint: the number stands still
"""
# instead of
    return (begin + int(now * 250_000)) % 2**32
# this
    return begin
