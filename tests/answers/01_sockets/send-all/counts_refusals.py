"""Counts the calls that found no room as well as those that took bytes.

base: right_plain
score: 4
caught by: send-all-counts
message: count a call of send when it has returned, not when you make it
hint: count a call of send when it has returned
"""
# instead of
    while rest:
# this
    while rest:
        calls += 1

# instead of
            calls += 1
# this
