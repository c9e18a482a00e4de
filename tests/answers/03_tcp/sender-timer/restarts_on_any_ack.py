"""Starts the timer anew on any acknowledgement.

base: reference
score: 5
caught by: sender-timer-runs
message: < ack 100 window 4000 at 5.3
hint: nothing new is acknowledged: the timer stays
"""
# instead of
        if self.acked == before:
            return
# this
        if self.acked == before:
            self.timer = now + self.estimate.rto if self.flight else None
            return
