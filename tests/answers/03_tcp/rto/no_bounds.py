"""Has no bounds.

base: reference
score: 2
caught by: rto-bounds
message: sample 0.0625
hint: rto is at least `least`, which is 1.0 here
"""
# instead of
        self.rto = min(self.most, max(self.least, self.srtt + 4 * self.rttvar))
# this
        self.rto = self.srtt + 4 * self.rttvar
