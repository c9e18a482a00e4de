"""Doubles what was computed before the bounds.

base: reference
score: 2
caught by: rto-bounds
message: backoff
hint: the bounds come first: rto was 1.0, and twice that is 2.0
"""
# instead of
        self.rto = min(self.most, max(self.least, self.srtt + 4 * self.rttvar))
# this
        self.computed = self.srtt + 4 * self.rttvar
        self.rto = min(self.most, max(self.least, self.computed))
# instead of
        self.rto = min(self.most, 2 * self.rto)
# this
        self.computed = 2 * getattr(self, "computed", self.rto)
        self.rto = min(self.most, self.computed)
