"""Asks for new acknowledgements by number.

base: reference
score: 1
caught by: sender-timer-runs
message: < ack 401 window 5000 at 5.4
hint: place 400 was never sent: the timer stays
"""
# instead of
        if self.acked == before:
            return
# this
        if ack <= (self.iss + 1 + before) % 2**32:
            return
