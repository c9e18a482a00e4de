"""Returns the segment from on_ack, where nobody takes it.

base: reference
score: 0
caught by: fast-retransmit-third
message: < ack 100 window 600 at 0.13
hint: the third duplicate has come: `segments` begins with oldest()
"""
# instead of
            if self.duplicates == 3 and self.acked >= self.recover:
                self.missing, self.recover = True, self.sent
# this
            if self.duplicates == 3 and self.acked >= self.recover:
                self.recover, self.timed = self.sent, None
                return [self.oldest()]
