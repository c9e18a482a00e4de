"""Lets the sum of acknowledged bytes go on.

base: reference
score: 1
caught by: reno-timeout-first
message: what was counted before a timeout
hint: begins anew with 0 at a timeout
"""
# instead of
        self.window, self.counted = self.mss, 0
# this
        self.window = self.mss
