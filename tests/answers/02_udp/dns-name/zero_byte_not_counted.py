"""Leaves the zero byte out of the count.

base: reference
score: 4
caught by: dns-name-bombs
message: since the name takes 256 bytes
hint: the zero byte too
"""
# instead of
    at, after, size, pointers = start, 0, 1, 0
# this
    at, after, size, pointers = start, 0, 0, 0
