"""Shifts by its own number.

base: reference
score: 1
caught by: tcp-settle-window
message: shifted by theirs
hint: each side's windows are shifted by
"""
# instead of
    return segment.window << min(shifts[0], 14)
# this
    return segment.window << min(shifts[1], 14)
