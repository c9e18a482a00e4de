"""Counts on when something is acknowledged.

base: reference
score: 4
caught by: sender-timer-again
message: < ack 100 window 5000 at 3.6
hint: something new is acknowledged: self.again begins at 0
"""
# instead of
        self.again = 0
        self.timer = now + self.estimate.rto if self.flight else None
# this
        self.timer = now + self.estimate.rto if self.flight else None
