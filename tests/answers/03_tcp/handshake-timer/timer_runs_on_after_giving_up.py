"""Leaves the timer where it was when it gives up.

base: reference
score: 2
caught by: handshake-timer-limit
message: after on_timer(63.0) the timer is None
hint: nothing is waited for in CLOSED: self.enter("CLOSED", now) lets enter stop the timer
"""
# instead of
        if self.again == 5:
            self.enter("CLOSED", now)
            return []
# this
        if self.again == 5:
            self.state = "CLOSED"
            return []
