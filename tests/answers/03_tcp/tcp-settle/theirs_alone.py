"""Scales if theirs has the option, whatever mine says.

base: reference
score: 1
caught by: tcp-settle-window
message: since mine has none
hint: only if both SYNs have the option
"""
# instead of
    if SYN in segment.flags or len(shifts) < 2:
# this
    if SYN in segment.flags or not shifts:
