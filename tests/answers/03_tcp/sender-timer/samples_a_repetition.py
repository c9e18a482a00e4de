"""Measures a segment that was sent twice.

base: reference
score: 4
caught by: sender-timer-again
message: on_timer at 1
hint: what is sent again is not measured: self.timed is None
"""
# instead of
        self.again, self.timed = self.again + 1, None
# this
        self.again = self.again + 1
