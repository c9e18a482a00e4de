"""Probes at equal distances.

base: reference
score: 2
caught by: sender-probe-stops
message: on_timer at 1.1
hint: after the first probe the wait is rto * 2
"""
# instead of
        self.timer = now + min(self.estimate.rto * 2**self.probes, self.estimate.most)
# this
        self.timer = now + self.estimate.rto
