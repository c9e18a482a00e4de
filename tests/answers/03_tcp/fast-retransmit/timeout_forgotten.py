"""Does not recover after a timeout.

base: reference
score: 5
caught by: fast-retransmit-holes
message: < ack 100 window 300 at 1.1
hint: after a timeout it is recovering, too: 300 places had been sent, and 100 are acknowledged
"""
# instead of
        if again and not self.probes:
            self.recover, self.missing = self.sent, False
# this

