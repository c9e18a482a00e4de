"""Waits for the timer where a second one is missing.

base: reference
score: 3
caught by: fast-retransmit-holes
message: < ack 200 window 600 at 0.2
hint: 600 places had been sent, and 200 are acknowledged: the next one is missing as well
"""
# instead of
            self.duplicates, self.missing = 0, self.acked < self.recover
# this
            self.duplicates, self.missing = 0, False
