"""Treats three duplicates as a timeout, as Tahoe did.

base: reference
score: 2
caught by: reno-recovery-begins
message: three duplicates halve the window
hint: three segments for the three that have left
"""
# instead of
            self.window = self.threshold + 3 * self.mss
# this
            self.window = self.mss
