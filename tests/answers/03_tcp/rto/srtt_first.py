"""Changes srtt before rttvar.

base: reference
score: 0
caught by: rto-samples
message: sample 2.0
hint: srtt was changed first: rttvar needs the srtt from before this sample
"""
# instead of
            self.rttvar = 0.75 * self.rttvar + 0.25 * abs(self.srtt - rtt)
            self.srtt = 0.875 * self.srtt + 0.125 * rtt
# this
            self.srtt = 0.875 * self.srtt + 0.125 * rtt
            self.rttvar = 0.75 * self.rttvar + 0.25 * abs(self.srtt - rtt)
