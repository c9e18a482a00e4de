"""Leaves the timer where it was when it gives up.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: timer
"""
# instead of
            self._rest_in("CLOSED")
# this
            self.state = "CLOSED"
