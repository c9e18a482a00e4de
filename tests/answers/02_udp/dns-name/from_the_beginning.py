"""Begins at the beginning of the message, whatever `start` is.

base: reference
score: 0
caught by: dns-name-labels
message: read_name
hint: begins at byte `start`
"""
# instead of
    at, after, size, pointers = start, 0, 1, 0
# this
    at, after, size, pointers = 0, 0, 1, 0
