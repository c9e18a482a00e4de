"""Lets the threshold fall below two segments.

base: reference
score: 1
caught by: reno-timeout-first
message: the threshold is two segments at least
hint: two segments, however little
"""
# instead of
            self.threshold = max(flight // 2, 2 * self.mss)
# this
            self.threshold = flight // 2
