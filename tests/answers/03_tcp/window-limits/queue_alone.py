"""Takes the queue for all that fits.

base: reference
score: 0
caught by: window-limits-runs
message: as runs with these windows show
hint: all others are on the way
"""
# instead of
    return on_the_way + 1, on_the_way + queue
# this
    return on_the_way + 1, queue
