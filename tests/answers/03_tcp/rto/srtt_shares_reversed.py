"""Takes seven eighths of the sample.

base: reference
score: 0
caught by: rto-samples
message: sample 2.0
hint: the shares are the wrong way round: srtt keeps seven eighths and takes an eighth
"""
# instead of
            self.srtt = 0.875 * self.srtt + 0.125 * rtt
# this
            self.srtt = 0.125 * self.srtt + 0.875 * rtt
