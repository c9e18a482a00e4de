"""Forgets that n may be negative: the loop does not run and nothing is returned.

base: reference
score: 4
caught by: recv-exactly-early-close
message: ValueError
hint: refuse a negative n before the loop begins
"""
# instead of
    if n < 0:
        raise ValueError(f"n must not be negative, and it is {n}")
# this
