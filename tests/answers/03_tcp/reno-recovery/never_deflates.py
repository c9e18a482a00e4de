"""Keeps what the duplicates have added.

base: reference
score: 1
caught by: reno-recovery-begins
message: three duplicates halve the window
hint: the gap is filled
"""
# instead of
            self.window, self.counted = self.threshold, 0
# this
            self.counted = 0
