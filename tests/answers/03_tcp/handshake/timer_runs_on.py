"""Leaves the timer running when the connection is established.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: CLOSED
"""
# instead of
            if ACK in segment.flags:
                self._rest_in("ESTABLISHED")
# this
            if ACK in segment.flags:
                self.state = "ESTABLISHED"

# instead of
            self._rest_in("ESTABLISHED")
# this
            self.state = "ESTABLISHED"
