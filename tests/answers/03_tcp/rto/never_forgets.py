"""Keeps what was doubled.

base: reference
score: 2
caught by: rto-bounds
message: sample 0.0625
hint: a sample computes rto from srtt and rttvar: that it was doubled is forgotten
"""
# instead of
        self.rto = min(self.most, max(self.least, self.srtt + 4 * self.rttvar))
# this
        rto = min(self.most, max(self.least, self.srtt + 4 * self.rttvar))
        self.rto = max(self.rto, rto) if self.doubled else rto
# instead of
    def sample(self, rtt: float) -> None:
# this
    doubled = False

    def sample(self, rtt: float) -> None:
# instead of
        self.rto = min(self.most, 2 * self.rto)
# this
        self.doubled = True
        self.rto = min(self.most, 2 * self.rto)
