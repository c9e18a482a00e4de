"""Sends what is missing, and nothing new with it.

base: reference
score: 5
caught by: fast-retransmit-holes
message: < ack 100 window 300 at 1.1
hint: there is room for what is new as well: `segments` returns both
"""
# instead of
        self.missing, self.timed = False, None
        return [self.oldest(), *super().segments(now)]
# this
        self.missing, self.timed = False, None
        return [self.oldest()]
