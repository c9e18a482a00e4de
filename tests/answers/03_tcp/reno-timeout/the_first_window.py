"""Begins with the first window again.

base: reference
score: 0
caught by: reno-timeout-first
message: sets the threshold to half the flight
hint: begin with one segment
"""
# instead of
        self.window, self.counted = self.mss, 0
# this
        self.window, self.counted = min(4 * self.mss, max(2 * self.mss, 4380)), 0
