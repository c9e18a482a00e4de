"""Goes on with half the window, as after three duplicates.

base: reference
score: 0
caught by: reno-timeout-first
message: sets the threshold to half the flight
hint: begin with one segment
"""
# instead of
        self.window, self.counted = self.mss, 0
# this
        self.window, self.counted = self.threshold, 0
