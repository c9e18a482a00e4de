"""Returns a list.

base: reference
score: 0
caught by: window-limits-runs
message: as runs with these windows show
hint: tuple
"""
# instead of
    return on_the_way + 1, on_the_way + queue
# this
    return [on_the_way + 1, on_the_way + queue]
