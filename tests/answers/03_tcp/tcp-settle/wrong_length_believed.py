"""Reads an option without looking at its length.

base: reference
score: 1
caught by: tcp-settle-window
message: since the length of theirs is wrong
hint: an option of another length than 3
"""
# instead of
    shifts = [data[0] for syn in (theirs, mine) for kind, data in syn.options if kind == 3 and len(data) == 1]
# this
    shifts = [data[0] for syn in (theirs, mine) for kind, data in syn.options if kind == 3]
