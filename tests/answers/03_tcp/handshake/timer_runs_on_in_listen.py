"""Leaves the timer running when a reset sends it back to LISTEN.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: LISTEN
"""
# instead of
                self._rest_in("LISTEN" if self.passive and self.state == "SYN-RECEIVED" else "CLOSED")
# this
                if self.passive and self.state == "SYN-RECEIVED":
                    self.state = "LISTEN"
                else:
                    self._rest_in("CLOSED")
