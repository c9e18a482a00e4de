"""Counts the connections of the moment, not those that have succeeded so far.

base: right_plain
score: 3
caught by: accept-queue-foreseen
message: (2, 1) after event 4
hint: nothing makes it smaller
"""
# instead of
            waiting -= 1
# this
            connected, waiting = connected - 1, waiting - 1
