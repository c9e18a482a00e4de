"""Fills in the rows that were given, instead of copies.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: the list as it was given
hint: build new rows: row | {'seq': ...} is a new dictionary
"""
# instead of
        row = dict(row)
# this
