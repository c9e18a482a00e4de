"""Doubles at each acknowledgement.

base: reference
score: 0
caught by: reno-growth-slow-start
message: grows by a segment an ACK
hint: each ACK adds what it acknowledges
"""
# instead of
            self.window += min(acked, self.mss)
# this
            self.window *= 2
