"""Takes the distance with its sign.

base: reference
score: 0
caught by: rto-samples
message: sample 2.0
hint: the distance between two numbers is never negative: abs(srtt - rtt)
"""
# instead of
            self.rttvar = 0.75 * self.rttvar + 0.25 * abs(self.srtt - rtt)
# this
            self.rttvar = 0.75 * self.rttvar + 0.25 * (self.srtt - rtt)
