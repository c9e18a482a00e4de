"""Halves the window, and not the flight.

base: reference
score: 0
caught by: reno-timeout-first
message: sets the threshold to half the flight
hint: half of the flight, which is given
"""
# instead of
            self.threshold = max(flight // 2, 2 * self.mss)
# this
            self.threshold = max(self.window // 2, 2 * self.mss)
