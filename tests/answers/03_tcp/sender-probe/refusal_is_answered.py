"""Answers each refusal with another probe.

base: reference
score: 4
caught by: sender-probe-stops
message: < ack 100 window 0 at 1.2
hint: the probe was refused, and nothing new acknowledged
"""
# instead of
        waiting = self.sent < len(self.data) + self.closed
# this
        if self.probes and self.window == 0 and self.flight and self.asked:
            self.asked = False
            return [self.segment(self.acked, self.sent)]
        waiting = self.sent < len(self.data) + self.closed
# instead of
        if not self.window:
            self.again = 0
# this
        if not self.window:
            self.again = 0
        self.asked = True
# instead of
    probes = 0  # how many were sent since the sender was blocked
# this
    probes = 0  # how many were sent since the sender was blocked
    asked = False
