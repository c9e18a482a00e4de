"""Sends again at each duplicate from the third on.

base: reference
score: 3
caught by: fast-retransmit-third
message: < ack 100 window 600 at 0.14
hint: the oldest was sent again at the third; a fourth brings nothing new
"""
# instead of
            if self.duplicates == 3 and self.acked >= self.recover:
                self.missing, self.recover = True, self.sent
# this
            if self.duplicates >= 3:
                self.missing, self.recover = True, self.sent
