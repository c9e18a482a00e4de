"""Forgets what was left over in the sum.

base: reference
score: 1
caught by: reno-growth-avoidance
message: from the threshold on
hint: keep the rest
"""
# instead of
            self.counted -= self.window
# this
            self.counted = 0
