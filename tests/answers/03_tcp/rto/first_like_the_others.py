"""Treats the first sample like the others, from 0.

base: reference
score: 0
caught by: rto-samples
message: sample 1.0
hint: before the first sample nothing is known: srtt is that sample itself
"""
# instead of
        if self.srtt is None:
            self.srtt, self.rttvar = rtt, rtt / 2
        else:
# this
        if self.srtt is None:
            self.srtt, self.rttvar = 0.0, 0.0
        if True:
