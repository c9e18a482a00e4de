"""Compares `now` with a timer that may be None.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: TypeError
"""
# instead of
        if self.timer is None or now < self.timer:
# this
        if now < self.timer:
