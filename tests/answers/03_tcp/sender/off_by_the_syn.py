"""Forgets that the SYN took a number.

base: reference
score: 0
caught by: sender-cut
message: < ack 0 window 5000 at 0.1
hint: the window is 5000 now, although nothing new is acknowledged; and place 0 has the number iss + 1
"""
# instead of
        count = (ack - self.iss - 1 - self.acked) % 2**32
# this
        count = (ack - self.iss - self.acked) % 2**32
