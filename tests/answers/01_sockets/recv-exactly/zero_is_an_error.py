"""Refuses n = 0 together with the negative numbers.

base: reference
score: 4
caught by: recv-exactly-boundary
message: nothing to ask recv for
"""
# instead of
    if n < 0:
# this
    if n <= 0:
