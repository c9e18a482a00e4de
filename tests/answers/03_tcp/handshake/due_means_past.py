"""Is due only after the time of `timer`, not at it.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: on_timer sends
"""
# instead of
        if self.timer is None or now < self.timer:
# this
        if self.timer is None or now <= self.timer:
