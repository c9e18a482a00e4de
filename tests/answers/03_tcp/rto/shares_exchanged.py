"""Exchanges the shares of srtt and rttvar.

base: reference
score: 0
caught by: rto-samples
message: sample 2.0
hint: the shares are exchanged: rttvar keeps three quarters of itself, srtt seven eighths
"""
# instead of
            self.rttvar = 0.75 * self.rttvar + 0.25 * abs(self.srtt - rtt)
            self.srtt = 0.875 * self.srtt + 0.125 * rtt
# this
            self.rttvar = 0.875 * self.rttvar + 0.125 * abs(self.srtt - rtt)
            self.srtt = 0.75 * self.srtt + 0.25 * rtt
