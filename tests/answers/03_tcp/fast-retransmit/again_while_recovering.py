"""Takes three duplicates for another loss while it is recovering.

base: reference
score: 5
caught by: fast-retransmit-holes
message: < ack 200 window 600 at 0.2
hint: while it is recovering, three duplicates bring nothing: 200:300 was sent again just now
"""
# instead of
            if self.duplicates == 3 and self.acked >= self.recover:
                self.missing, self.recover = True, self.sent
# this
            if self.duplicates == 3:
                self.missing, self.recover = True, self.sent
