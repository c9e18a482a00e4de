"""Gives up after fifteen probes.

base: reference
score: 4
caught by: sender-probe-taken
message: on_timer at 663.1
hint: there is no limit to probes
"""
# instead of
        self.probes += 1
# this
        if self.probes == 15:
            self.timer, self.given_up = None, True
            return []
        self.probes += 1
