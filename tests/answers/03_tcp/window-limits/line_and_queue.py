"""Adds a segment on the line to a full queue.

base: reference
score: 0
caught by: window-limits-runs
message: as runs with these windows show
hint: that on its way onto the line among them
"""
# instead of
    return on_the_way + 1, on_the_way + queue
# this
    return on_the_way + 1, on_the_way + queue + 1
