"""Takes a probe that is refused for a loss.

base: reference
score: 2
caught by: sender-probe-stops
message: on_timer at 3.1
hint: after the second probe the wait is rto * 4
"""
# instead of
        if self.flight and not self.probes:
            return super().on_timer(now)
# this
        if self.flight:
            return super().on_timer(now)
