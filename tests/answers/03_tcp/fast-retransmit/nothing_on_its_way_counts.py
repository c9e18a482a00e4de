"""Counts while nothing is on its way.

base: reference
score: 5
caught by: fast-retransmit-others
message: < ack 0 window 600 at 0
hint: nothing is on its way that could be missing
"""
# instead of
        elif flight and window and window == known and ack == (self.iss + 1 + before) % 2**32:
# this
        elif window and window == known and ack == (self.iss + 1 + before) % 2**32:
