"""Looks options up as if they were always there.

base: reference
score: 1
caught by: tcp-settle-window
message: since mine has none
hint: a SYN may have no such option
"""
# instead of
    shifts = [data[0] for syn in (theirs, mine) for kind, data in syn.options if kind == 3 and len(data) == 1]
# this
    shifts = [dict(syn.options)[3][0] for syn in (theirs, mine)]
