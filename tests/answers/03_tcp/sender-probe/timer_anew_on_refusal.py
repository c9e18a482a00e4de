"""Starts the timer anew on each refusal.

base: reference
score: 4
caught by: sender-probe-stops
message: < ack 100 window 0 at 1.2
hint: the probe was refused, and nothing new acknowledged
"""
# instead of
        if not self.window:
            self.again = 0
# this
        if not self.window:
            self.again = 0
        if self.probes and not self.window:
            self.timer = now + self.estimate.rto
