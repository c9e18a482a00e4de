"""Goes on behind the probe when there is room.

base: reference
score: 4
caught by: sender-probe-stops
message: < ack 100 window 1000 at 8
hint: there is room: the probe was refused, so that it counts as not sent, and its place comes first
"""
# instead of
        if self.probes and (self.window or not self.flight):
            self.probes, self.sent = 0, self.acked
# this
        if self.probes and (self.window or not self.flight):
            self.probes = 0
