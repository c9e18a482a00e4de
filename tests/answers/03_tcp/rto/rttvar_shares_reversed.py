"""Takes three quarters of the distance.

base: reference
score: 0
caught by: rto-samples
message: sample 2.0
hint: the shares are the wrong way round: rttvar keeps three quarters and takes a quarter
"""
# instead of
            self.rttvar = 0.75 * self.rttvar + 0.25 * abs(self.srtt - rtt)
# this
            self.rttvar = 0.25 * self.rttvar + 0.75 * abs(self.srtt - rtt)
