"""Waits for the last time and not for the earliest.

base: reference
score: 2
caught by: selective-repeat-sender-window
message: send(b, 0.1)
hint: the earliest time is still that of a
"""
# instead of
        self.timer = min(self.due.values(), default=None)
# this
        self.timer = max(self.due.values(), default=None)
