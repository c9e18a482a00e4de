"""Fills in the rows that were given, instead of copies.

base: right_two_passes
score: 2
caught by: read-the-trace-kernel
message: still as it was
"""
# instead of
        row = dict(row)
# this
