"""Sends again at the second duplicate.

base: reference
score: 2
caught by: fast-retransmit-third
message: < ack 100 window 600 at 0.12
hint: two duplicates may come of a segment that was overtaken: wait for the third
"""
# instead of
            if self.duplicates == 3 and self.acked >= self.recover:
                self.missing, self.recover = True, self.sent
# this
            if self.duplicates == 2 and self.acked >= self.recover:
                self.missing, self.recover = True, self.sent
