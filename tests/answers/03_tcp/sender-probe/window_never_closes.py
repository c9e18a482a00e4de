"""Probes before it knows a window.

base: reference
score: 4
caught by: sender-probe-stops
message: write 300 at 0
hint: nothing is known of the window yet: it is None, not 0
"""
# instead of
        if self.window == 0 and waiting and not self.flight and self.timer is None:
            self.timer = now + self.estimate.rto
# this
        if not self.window and waiting and not self.flight and self.timer is None:
            self.timer = now + self.estimate.rto
