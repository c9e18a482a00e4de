"""Sends again whenever it is asked.

base: reference
score: 3
caught by: sender-timer-runs
message: on_timer at 5.5
hint: it is not due before 6.2
"""
# instead of
        if self.timer is None or now < self.timer:
            return []
# this
        if self.timer is None:
            return []
