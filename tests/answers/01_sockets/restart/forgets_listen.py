"""Binds, and does not listen.

base: right_plain
score: 0
caught by: restart-again
message: opens
hint: bind, then listen
"""
# instead of
    listener.listen()
# this
