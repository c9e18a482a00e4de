"""Makes a new estimate when something is acknowledged.

base: reference
score: 4
caught by: sender-timer-again
message: < ack 100 window 5000 at 3.6
hint: `rto` stays doubled until there is a good sample
"""
# instead of
        self.again = 0
        self.timer = now + self.estimate.rto if self.flight else None
# this
        self.again = 0
        if self.estimate.srtt is None:
            self.estimate = timer_of(RetransmissionTimer)
        self.timer = now + self.estimate.rto if self.flight else None
