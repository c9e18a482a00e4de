"""Knows no bound on the queue.

base: right_plain
score: 3
caught by: accept-queue-foreseen
message: (2, 2) after event 3
hint: a client that finds it full is not let in
"""
# instead of
        if event == "connect" and waiting <= backlog:
# this
        if event == "connect":
