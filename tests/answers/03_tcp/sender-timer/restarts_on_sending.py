"""Starts the timer anew each time something is sent.

base: reference
score: 4
caught by: sender-timer-runs
message: write 100 at 5.1
hint: it runs already, for the oldest segment that is on its way
"""
# instead of
        if fresh and self.timer is None:
            self.timer = now + self.estimate.rto
# this
        if fresh:
            self.timer = now + self.estimate.rto
