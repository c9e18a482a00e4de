"""Compares `now` with a timer that may be None.

base: reference
score: 1
caught by: handshake-timer-limit
message: on_timer(163.0) sends nothing
hint: no timer runs, so timer is None, which cannot be compared with a time
"""
# instead of
        if self.timer is None or now < self.timer:
            return []
# this
        if now < self.timer:
            return []
