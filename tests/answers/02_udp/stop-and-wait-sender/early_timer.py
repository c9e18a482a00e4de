"""Repeats whenever it is asked, due or not.

base: reference
score: 6
caught by: stop-and-wait-sender-again
message: on_timer(0.25)
hint: not due before 0.5
"""
# instead of
        if self.timer is None or self.timer > now:
# this
        if self.timer is None:
