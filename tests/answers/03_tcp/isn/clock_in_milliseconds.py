"""Moves on by one each millisecond.

base: reference
score: 3
caught by: isn-clock
message: 1 s after 1000.0
hint: one number for every 4 microseconds
"""
# instead of
    return (begin + int(now * 250_000)) % 2**32
# this
    return (begin + int(now * 1000)) % 2**32
