"""Divides into a float.

base: reference
score: 0
caught by: reno-recovery-begins
message: three duplicates halve the window
hint: half the flight, rounded down
"""
# instead of
            self.threshold = max(flight // 2, 2 * self.mss)
# this
            self.threshold = max(flight / 2, 2 * self.mss)
