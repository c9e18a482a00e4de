"""Keeps 16 bits of the window.

base: reference
score: 1
caught by: tcp-settle-window
message: which needs more than 16 bits
hint: do not cut it
"""
# instead of
    return segment.window << min(shifts[0], 14)
# this
    return segment.window << min(shifts[0], 14) & 0xFFFF
