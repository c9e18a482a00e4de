"""Waits twice the mean round-trip time, as RFC 793 did.

base: reference
score: 0
caught by: rto-samples
message: sample 1.0
hint: rto is srtt plus four times rttvar
"""
# instead of
        self.rto = min(self.most, max(self.least, self.srtt + 4 * self.rttvar))
# this
        self.rto = min(self.most, max(self.least, 2 * self.srtt))
