"""Adds single bytes instead of words of two.

base: right_even_and_odd_bytes
score: 0
caught by: checksum-rfc
message: 0xfb33
hint: two bytes each, not one
"""
# instead of
    total = 256 * sum(data[0::2]) + sum(data[1::2])
# this
    total = sum(data)
