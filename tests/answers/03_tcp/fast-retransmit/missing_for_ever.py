"""Does not forget that it has sent it again.

base: reference
score: 3
caught by: fast-retransmit-third
message: < ack 100 window 600 at 0.14
hint: the oldest was sent again at the third; a fourth brings nothing new
"""
# instead of
        self.missing, self.timed = False, None
        return [self.oldest(), *super().segments(now)]
# this
        self.timed = None
        return [self.oldest(), *super().segments(now)]
