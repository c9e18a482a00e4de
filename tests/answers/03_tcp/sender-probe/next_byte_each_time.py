"""Probes with another byte each time.

base: reference
score: 2
caught by: sender-probe-stops
message: on_timer at 3.1
hint: the same probe again
"""
# instead of
        self.sent = self.acked + 1
# this
        self.sent += 1
# instead of
        return [self.segment(self.acked, self.sent)]
# this
        return [self.segment(self.sent - 1, self.sent)]
