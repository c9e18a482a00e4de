"""Is due only after the time of `timer`, not at it.

base: reference
score: 0
caught by: handshake-timer-again
message: on_timer(6.0) sends SYN seq=100
hint: due means that now is `timer` or later
"""
# instead of
        if self.timer is None or now < self.timer:
            return []
# this
        if self.timer is None or now <= self.timer:
            return []
