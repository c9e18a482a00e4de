"""Doubles without end.

base: reference
score: 2
caught by: rto-bounds
message: backoff
hint: rto is at most `most`, which is 5.0 here
"""
# instead of
        self.rto = min(self.most, 2 * self.rto)
# this
        self.rto = 2 * self.rto
