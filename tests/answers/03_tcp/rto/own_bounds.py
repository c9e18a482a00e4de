"""Has bounds of its own.

base: reference
score: 2
caught by: rto-bounds
message: sample 0.25
hint: the bound is `least`, which is 0.5 here
"""
# instead of
        self.rto = min(self.most, max(self.least, self.srtt + 4 * self.rttvar))
# this
        self.rto = min(60.0, max(1.0, self.srtt + 4 * self.rttvar))
