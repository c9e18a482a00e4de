"""Probes although nothing waits.

base: reference
score: 4
caught by: sender-probe-stops
message: < ack 100 window 0 at 0.1
hint: nothing waits to be sent: the sender is not blocked, and no timer runs
"""
# instead of
        if self.window == 0 and waiting and not self.flight and self.timer is None:
            self.timer = now + self.estimate.rto
# this
        if self.window == 0 and not self.flight and self.timer is None:
            self.timer = now + self.estimate.rto
