"""Shifts by whatever it is told.

base: reference
score: 1
caught by: tcp-settle-window
message: since 14 is the most
hint: a shift of more than 14 counts as 14
"""
# instead of
    return segment.window << min(shifts[0], 14)
# this
    return segment.window << shifts[0]
