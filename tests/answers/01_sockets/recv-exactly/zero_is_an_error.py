"""Refuses n = 0 together with the negative numbers.

base: reference
score: 4
caught by: recv-exactly-boundary
message: (b'', b'next'), since for n = 0 there is nothing to read
hint: 0 is a number of bytes like any other
"""
# instead of
    if n < 0:
# this
    if n <= 0:
