"""Sends what is missing after what is new.

base: reference
score: 5
caught by: fast-retransmit-holes
message: < ack 100 window 300 at 1.1
hint: what is missing comes first
"""
# instead of
        self.missing, self.timed = False, None
        return [self.oldest(), *super().segments(now)]
# this
        self.missing, self.timed = False, None
        return [*super().segments(now), self.oldest()]
