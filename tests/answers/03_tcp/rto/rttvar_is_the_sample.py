"""Begins with rttvar as large as the sample.

base: reference
score: 0
caught by: rto-samples
message: sample 1.0
hint: with the first sample rttvar is half of it
"""
# instead of
            self.srtt, self.rttvar = rtt, rtt / 2
# this
            self.srtt, self.rttvar = rtt, rtt
