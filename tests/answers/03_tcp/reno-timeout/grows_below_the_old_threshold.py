"""Leaves the threshold where it was.

base: reference
score: 0
caught by: reno-timeout-first
message: sets the threshold to half the flight
hint: half of the flight
"""
# instead of
            self.threshold = max(flight // 2, 2 * self.mss)
# this
            pass
