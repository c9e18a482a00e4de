"""Measures nothing.

base: reference
score: 6
caught by: sender-timer-karn
message: < ack 100 window 5000 at 0.75
hint: the round trip of place 0 took 0.75: give it to self.estimate.sample, and take its rto then
"""
# instead of
        if self.timed and self.acked > self.timed[0]:
            self.estimate.sample(now - self.timed[1])
            self.timed = None
# this

