"""Counts the calls that found no room as well as those that took bytes.

base: right_plain
score: 3
caught by: send-all-waits
message: count a call of send when it has returned, not when you make it
"""
# instead of
    while rest:
# this
    while rest:
        calls += 1

# instead of
            calls += 1
# this
