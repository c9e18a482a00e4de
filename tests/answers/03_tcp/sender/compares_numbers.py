"""Compares numbers with <, as if they did not wrap.

base: reference
score: 0
caught by: sender-cut
message: < ack 280 window 5000 at 0.4
hint: from a smaller iss it held: take what you compare modulo 2**32, as how far `ack` is ahead of another number
"""
# instead of
        count = (ack - self.iss - 1 - self.acked) % 2**32
        if count > self.flight:
            return
# this
        count = ack - self.iss - 1 - self.acked
        if count < 0 or count > self.flight:
            return
