"""Counts from when the timer was due.

base: reference
score: 5
caught by: sender-timer-again
message: on_timer at 3.5
hint: it was called late: count the wait, 4, from now
"""
# instead of
        self.estimate.backoff()
        self.timer = now + self.estimate.rto
# this
        self.estimate.backoff()
        self.timer += self.estimate.rto
