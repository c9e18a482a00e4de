"""Doubles rto itself.

base: reference
score: 2
caught by: sender-probe-stops
message: < ack 100 window 1000 at 8
hint: probes do not double rto: nothing was lost
"""
# instead of
        self.timer = now + min(self.estimate.rto * 2**self.probes, self.estimate.most)
# this
        self.estimate.backoff()
        self.timer = now + self.estimate.rto
