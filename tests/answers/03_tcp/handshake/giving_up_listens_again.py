"""Goes back to LISTEN, not to CLOSED, when a listener gives up.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: CLOSED
"""
# instead of
            self._rest_in("CLOSED")
# this
            self._rest_in("LISTEN" if self.passive else "CLOSED")
