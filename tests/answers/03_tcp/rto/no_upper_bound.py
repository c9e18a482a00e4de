"""Has no upper bound for what was measured.

base: reference
score: 2
caught by: rto-bounds
message: sample 56.0
hint: which is more than `most`
"""
# instead of
        self.rto = min(self.most, max(self.least, self.srtt + 4 * self.rttvar))
# this
        self.rto = max(self.least, self.srtt + 4 * self.rttvar)
