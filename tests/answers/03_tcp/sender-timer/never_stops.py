"""Lets the timer run on when all is acknowledged.

base: reference
score: 2
caught by: sender-timer-runs
message: < ack 400 window 5000 at 5.6
hint: nothing is on its way any more
"""
# instead of
        self.again = 0
        self.timer = now + self.estimate.rto if self.flight else None
# this
        self.again = 0
        self.timer = now + self.estimate.rto
