"""Times the last segment that was sent.

base: reference
score: 4
caught by: sender-timer-runs
message: write 50 at 0.8
hint: the round trip of place 0 took 0.2, as the first and only sample; no other place was timed
"""
# instead of
        if fresh and self.timed is None:
            self.timed = (begin, now)
# this
        if fresh:
            self.timed = (begin, now)
