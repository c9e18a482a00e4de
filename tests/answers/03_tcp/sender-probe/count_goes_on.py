"""Counts on when a probe was taken.

base: reference
score: 4
caught by: sender-probe-taken
message: on_timer at 2.2
hint: the probe before was taken: the count begins at 0
"""
# instead of
        if self.probes and (self.window or not self.flight):
            self.probes, self.sent = 0, self.acked
# this
        if self.probes and self.window:
            self.probes, self.sent = 0, self.acked
