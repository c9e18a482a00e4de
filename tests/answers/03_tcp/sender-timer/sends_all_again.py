"""Sends all that is on its way again.

base: reference
score: 4
caught by: sender-timer-again
message: on_timer at 1
hint: only the oldest: the others may have arrived, and their acknowledgements wait for it
"""
# instead of
        return [self.oldest()]
# this
        ends = [*range(self.acked + self.mss, self.sent, self.mss), self.sent]
        return [self.segment(begin, end) for begin, end in zip([self.acked, *ends], ends)]
