"""Scales the window of a SYN, too.

base: reference
score: 1
caught by: tcp-settle-window
message: since it is a SYN itself
hint: the window of a SYN is never scaled
"""
# instead of
    if SYN in segment.flags or len(shifts) < 2:
# this
    if len(shifts) < 2:
