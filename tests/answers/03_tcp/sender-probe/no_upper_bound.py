"""Doubles the wait without end.

base: reference
score: 4
caught by: sender-probe-taken
message: on_timer at 63.1
hint: the wait doubles, and is 60 seconds at most
"""
# instead of
        self.timer = now + min(self.estimate.rto * 2**self.probes, self.estimate.most)
# this
        self.timer = now + self.estimate.rto * 2**self.probes
