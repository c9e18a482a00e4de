"""Adds clock and hash, and does not wrap.

base: reference
score: 3
caught by: isn-clock
message: numbers from 0 to 2**32 - 1
hint: the last number is 2**32 - 1
"""
# instead of
    return (begin + int(now * 250_000)) % 2**32
# this
    return begin + int(now * 250_000)
