"""Grows several times in one call.

base: reference
score: 1
caught by: reno-growth-avoidance
message: one call adds a segment at most
hint: one segment a call
"""
# instead of
        if self.counted >= self.window:
# this
        while self.counted >= self.window:
