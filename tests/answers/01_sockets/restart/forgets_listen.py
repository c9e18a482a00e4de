"""Binds, and does not listen.

base: right_plain
score: 0
caught by: restart-again
message: bind, then listen
"""
# instead of
    listener.listen()
# this
