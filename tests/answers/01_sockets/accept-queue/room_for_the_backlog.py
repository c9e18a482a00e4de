"""Lets in as many as the backlog says, and not the one more that Linux lets in.

base: right_plain
score: 3
caught by: accept-queue-foreseen
message: (2, 2) after event 2
hint: one more than the backlog
"""
# instead of
        if event == "connect" and waiting <= backlog:
# this
        if event == "connect" and waiting < backlog:
