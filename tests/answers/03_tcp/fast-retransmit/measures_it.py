"""Measures a segment that was sent twice.

base: reference
score: 5
caught by: fast-retransmit-others
message: write 100 at 1
hint: place 0 was sent twice, and 0.75 is no round-trip time: nothing is timed once oldest() is sent
"""
# instead of
        self.missing, self.timed = False, None
        return [self.oldest(), *super().segments(now)]
# this
        self.missing = False
        return [self.oldest(), *super().segments(now)]
