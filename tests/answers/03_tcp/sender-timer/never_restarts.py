"""Does not start the timer anew when something is acknowledged.

base: reference
score: 1
caught by: sender-timer-runs
message: < ack 100 window 5000 at 5.2
hint: place 100 is new: the timer begins anew, at now + rto
"""
# instead of
        self.again = 0
        self.timer = now + self.estimate.rto if self.flight else None
# this
        self.again = 0
        if not self.flight:
            self.timer = None
