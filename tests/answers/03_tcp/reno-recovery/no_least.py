"""Lets the threshold fall below two segments.

base: reference
score: 2
caught by: reno-recovery-begins
message: the threshold is two segments at least
hint: two segments at least
"""
# instead of
            self.threshold = max(flight // 2, 2 * self.mss)
# this
            self.threshold = flight // 2
