"""Sends one segment each time.

base: reference
score: 0
caught by: sender-cut
message: < ack 0 window 5000 at 0.1
hint: a list of all segments for which there is room, not of the first alone
"""
# instead of
        while self.sent < limit:
# this
        if self.sent < limit:
