"""Starts no timer where there is no room.

base: reference
score: 0
caught by: sender-probe-stops
message: < ack 100 window 0 at 0.1
hint: the sender is blocked: the timer runs, or it would wait for ever
"""
# instead of
        if self.window == 0 and waiting and not self.flight and self.timer is None:
            self.timer = now + self.estimate.rto
# this

