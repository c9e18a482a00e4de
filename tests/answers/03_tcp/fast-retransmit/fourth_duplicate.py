"""Counts the first acknowledgement too: sends again at the fourth.

base: reference
score: 2
caught by: fast-retransmit-third
message: < ack 100 window 600 at 0.13
hint: the third duplicate has come: `segments` begins with oldest()
"""
# instead of
            if self.duplicates == 3 and self.acked >= self.recover:
                self.missing, self.recover = True, self.sent
# this
            if self.duplicates == 4 and self.acked >= self.recover:
                self.missing, self.recover = True, self.sent
