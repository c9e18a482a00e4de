"""Times the last segment that was sent.

base: reference
score: 4
caught by: sender-timer-runs
message: < ack 100 window 5000 at 5.2
hint: place 0 is acknowledged: nothing is timed any more
"""
# instead of
        if fresh and self.timed is None:
            self.timed = (begin, now)
# this
        if fresh:
            self.timed = (begin, now)
