"""Sends again whenever on_timer is called, due or not.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: before its time
"""
# instead of
        if self.timer is None or now < self.timer:
# this
        if self.timer is None:
