"""Measures nothing.

base: reference
score: 4
caught by: sender-timer-runs
message: < ack 100 window 5000 at 5.2
hint: place 0 is acknowledged: nothing is timed any more
"""
# instead of
        if self.timed and self.acked > self.timed[0]:
            self.estimate.sample(now - self.timed[1])
            self.timed = None
# this

