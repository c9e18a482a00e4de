"""Probes while something is on its way.

base: reference
score: 4
caught by: sender-probe-taken
message: on_timer at 1.1
hint: place 100 is on its way: what is due is that, and no probe
"""
# instead of
        if self.flight and not self.probes:
            return super().on_timer(now)
# this
        if self.window:
            return super().on_timer(now)
