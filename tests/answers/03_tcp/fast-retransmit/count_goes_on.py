"""Does not begin at 0 when something new is acknowledged.

base: reference
score: 4
caught by: fast-retransmit-third
message: < ack 700 window 600 at 0.31
hint: something new was acknowledged: the count begins at 0
"""
# instead of
            self.duplicates, self.missing = 0, self.acked < self.recover
# this
            self.missing = self.acked < self.recover
