"""Compares a time with None.

base: reference
score: 3
caught by: sender-timer-runs
message: on_timer at 5.7
hint: no timer runs: timer is None, which cannot be compared with a time
"""
# instead of
        if self.timer is None or now < self.timer:
            return []
# this
        if now < self.timer:
            return []
