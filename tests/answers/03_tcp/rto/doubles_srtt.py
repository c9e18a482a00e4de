"""Doubles the smoothed round-trip time too.

base: reference
score: 2
caught by: rto-bounds
message: backoff
hint: backoff changes rto alone, since nothing was measured
"""
# instead of
        self.rto = min(self.most, 2 * self.rto)
# this
        self.rto = min(self.most, 2 * self.rto)
        if self.srtt:
            self.srtt = 2 * self.srtt
