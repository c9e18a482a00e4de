"""Knows that a closed connection stays in the queue, and thinks that a reset takes it out.

base: right_plain
score: 5
caught by: accept-queue-ended
message: after event 2, 'reset'
hint: stays in the queue
"""
# instead of
        if event == "accept" and waiting:
# this
        if event in ("accept", "reset") and waiting:
