"""Adds the approximation mss * mss / window for each acknowledgement.

base: reference
score: 1
caught by: reno-growth-avoidance
message: from the threshold on
hint: from here on count what is acknowledged
"""
# instead of
        if self.counted >= self.window:
            self.counted -= self.window
            self.window += self.mss
# this
        self.window += self.mss * self.mss // self.window
