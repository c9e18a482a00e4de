"""Counts from when the timer was due.

base: reference
score: 5
caught by: sender-timer-again
message: on_timer at 3.5
hint: the wait doubles each time, and counts from now (3.5), although on_timer came late
"""
# instead of
        self.estimate.backoff()
        self.timer = now + self.estimate.rto
# this
        self.estimate.backoff()
        self.timer += self.estimate.rto
