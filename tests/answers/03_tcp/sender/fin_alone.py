"""Sends the FIN in a segment of its own.

base: reference
score: 5
caught by: sender-fin
message: < ack 0 window 500
hint: the FIN shares the last segment, and no other has one
"""
# instead of
            end += end == len(self.data) and end < limit
# this
            end += end == len(self.data) and end == self.sent
