"""Lets the sum of acknowledged bytes go on.

base: reference
score: 2
caught by: reno-recovery-begins
message: what was counted before a recovery
hint: begins anew with 0 when recovery ends
"""
# instead of
            self.window, self.counted = self.threshold, 0
# this
            self.window = self.threshold
