"""Compares the flight with the threshold, and not the window.

base: reference
score: 1
caught by: reno-growth-avoidance
message: from the threshold on
hint: it is the window that is compared
"""
# instead of
        if self.window < self.threshold:
# this
        if flight < self.threshold:
