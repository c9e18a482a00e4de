"""Times a probe.

base: reference
score: 4
caught by: sender-probe-stops
message: on_timer at 1.1
hint: a probe may be refused: nothing is timed
"""
# instead of
        return [self.segment(self.acked, self.sent)]
# this
        self.timed = (self.acked, now)
        return [self.segment(self.acked, self.sent)]
