"""Has no upper bound for what was measured.

base: reference
score: 2
caught by: rto-bounds
message: sample 56.0
hint: rto is at most `most`, which is 60.0 here
"""
# instead of
        self.rto = min(self.most, max(self.least, self.srtt + 4 * self.rttvar))
# this
        self.rto = max(self.least, self.srtt + 4 * self.rttvar)
