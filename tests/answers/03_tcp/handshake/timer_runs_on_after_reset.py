"""Leaves the timer running when a reset closes the connection.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: refused
"""
# instead of
                self._rest_in("CLOSED")
# this
                self.state = "CLOSED"
