"""Begins with four segments, whatever their size.

base: reference
score: 2
caught by: reno-growth-slow-start
message: Growth(1460).window
hint: take the row for the first window
"""
# instead of
        self.window = min(4 * mss, max(2 * mss, 4380))
# this
        self.window = 4 * mss
