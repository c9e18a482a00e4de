"""Adds a segment with the acknowledgement that ends recovery.

base: reference
score: 1
caught by: reno-recovery-begins
message: three duplicates halve the window
hint: this ACK adds nothing
"""
# instead of
            self.window, self.counted = self.threshold, 0
# this
            self.window, self.counted = self.threshold + self.mss, 0
