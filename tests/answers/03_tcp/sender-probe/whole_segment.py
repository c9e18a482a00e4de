"""Probes with a whole segment.

base: reference
score: 2
caught by: sender-probe-stops
message: on_timer at 1.1
hint: a probe is one place alone, the first that was not sent
"""
# instead of
        self.sent = self.acked + 1
# this
        self.sent = min(self.acked + self.mss, len(self.data) + self.closed)
