"""Wants more than a whole window.

base: reference
score: 1
caught by: reno-growth-avoidance
message: from the threshold on
hint: now they are a whole window
"""
# instead of
        if self.counted >= self.window:
# this
        if self.counted > self.window:
