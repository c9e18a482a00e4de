"""Goes back to an old acknowledgement.

base: reference
score: 5
caught by: sender-trust
message: < ack 100 window 900 at 0.4
hint: an old one, which was overtaken: its window is old as well
"""
# instead of
        count = (ack - self.iss - 1 - self.acked) % 2**32
        if count > self.flight:
            return
# this
        count = (ack - self.iss - 1 - self.acked + 2**31) % 2**32 - 2**31
        if count > self.flight:
            return
