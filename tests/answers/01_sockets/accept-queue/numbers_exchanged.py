"""Returns the backlog first.

base: right_plain
score: 4
caught by: accept-queue-waiting
message: (0, 300)
hint: the number that wait
"""
# instead of
    return waiting, backlog
# this
    return backlog, waiting
