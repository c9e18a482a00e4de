"""Begins with one segment, as RFC 2001 did.

base: reference
score: 0
caught by: reno-growth-slow-start
message: Growth(1000).window
hint: take the row for the first window
"""
# instead of
        self.window = min(4 * mss, max(2 * mss, 4380))
# this
        self.window = mss
