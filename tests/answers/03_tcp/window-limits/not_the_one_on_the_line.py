"""Forgets the segment that is being put on the line.

base: reference
score: 0
caught by: window-limits-runs
message: as runs with these windows show
hint: one segment must always be on its way onto the line
"""
# instead of
    return on_the_way + 1, on_the_way + queue
# this
    return on_the_way, on_the_way + queue
