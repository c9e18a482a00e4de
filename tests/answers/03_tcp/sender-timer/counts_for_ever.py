"""Counts on when something is acknowledged.

base: reference
score: 6
caught by: sender-timer-limit
message: on_timer at 722
hint: this is number 7 of fifteen since something new was acknowledged
"""
# instead of
        self.again = 0
        self.timer = now + self.estimate.rto if self.flight else None
# this
        self.timer = now + self.estimate.rto if self.flight else None
