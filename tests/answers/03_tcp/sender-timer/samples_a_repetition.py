"""Measures a segment that was sent twice.

base: reference
score: 4
caught by: sender-timer-again
message: < ack 100 window 5000 at 3.6
hint: the answer to a segment that was sent twice was measured
"""
# instead of
        self.again, self.timed = self.again + 1, None
# this
        self.again = self.again + 1
