"""Starts the timer anew.

base: reference
score: 4
caught by: fast-retransmit-third
message: < ack 100 window 600 at 0.13
hint: the timer stays as it is
"""
# instead of
        self.missing, self.timed = False, None
        return [self.oldest(), *super().segments(now)]
# this
        self.missing, self.timed = False, None
        self.timer = now + self.estimate.rto
        return [self.oldest(), *super().segments(now)]
