"""Halves the window, and not the flight.

base: reference
score: 1
caught by: reno-recovery-begins
message: three duplicates halve the window
hint: half the flight
"""
# instead of
            self.threshold = max(flight // 2, 2 * self.mss)
# this
            self.threshold = max(self.window // 2, 2 * self.mss)
