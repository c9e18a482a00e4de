"""Divides into a float.

base: reference
score: 0
caught by: reno-timeout-first
message: sets the threshold to half the flight
hint: where int is wanted
"""
# instead of
            self.threshold = max(flight // 2, 2 * self.mss)
# this
            self.threshold = max(flight / 2, 2 * self.mss)
