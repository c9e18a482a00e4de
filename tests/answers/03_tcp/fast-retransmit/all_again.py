"""Sends all that is on its way again.

base: reference
score: 2
caught by: fast-retransmit-third
message: < ack 100 window 600 at 0.13
hint: only the oldest is known to be missing
"""
# instead of
        self.missing, self.timed = False, None
        return [self.oldest(), *super().segments(now)]
# this
        self.missing, self.timed = False, None
        ends = [*range(self.acked + self.mss, self.sent, self.mss), self.sent]
        again = [self.segment(begin, end) for begin, end in zip([self.acked, *ends], ends)]
        return [*again, *super().segments(now)]
