"""Multiplies by the shift.

base: reference
score: 1
caught by: tcp-settle-window
message: since both SYNs have the option
hint: the shift in theirs is 10
"""
# instead of
    return segment.window << min(shifts[0], 14)
# this
    return segment.window * min(shifts[0], 14)
