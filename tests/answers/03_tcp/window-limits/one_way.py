"""Counts one way only.

base: reference
score: 0
caught by: window-limits-runs
message: as runs with these windows show
hint: the delay counts twice
"""
# instead of
    on_the_way = round(rate * 2 * delay)
# this
    on_the_way = round(rate * delay)
