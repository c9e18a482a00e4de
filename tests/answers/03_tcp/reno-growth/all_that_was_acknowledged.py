"""Adds all that was acknowledged.

base: reference
score: 2
caught by: reno-growth-slow-start
message: grows by a segment an ACK
hint: an ACK of five segments adds one
"""
# instead of
            self.window += min(acked, self.mss)
# this
            self.window += acked
