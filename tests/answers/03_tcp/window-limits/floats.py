"""Returns what the product gives.

base: reference
score: 0
caught by: window-limits-runs
message: as runs with these windows show
hint: whole number
"""
# instead of
    on_the_way = round(rate * 2 * delay)
# this
    on_the_way = rate * 2 * delay
