"""Adds a whole segment, however little was acknowledged.

base: reference
score: 2
caught by: reno-growth-slow-start
message: grows by a segment an ACK
hint: an ACK of less than a segment adds just that
"""
# instead of
            self.window += min(acked, self.mss)
# this
            self.window += self.mss
