"""Sends again whenever on_timer is called, due or not.

base: reference
score: 2
caught by: handshake-timer-again
message: on_timer(5.75) sends nothing
hint: before its time on_timer sends nothing
"""
# instead of
        if self.timer is None or now < self.timer:
            return []
# this
        if self.timer is None:
            return []
