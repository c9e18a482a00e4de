"""Does not count the probe as sent.

base: reference
score: 0
caught by: sender-probe-stops
message: on_timer at 1.1
hint: the probe counts as sent
"""
# instead of
        self.probes += 1
        self.sent = self.acked + 1
# this
        self.probes += 1
# instead of
        return [self.segment(self.acked, self.sent)]
# this
        return [self.segment(self.acked, self.acked + 1)]
