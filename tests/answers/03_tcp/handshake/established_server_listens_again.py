"""Goes back to LISTEN when an established connection of a listener is reset.

base: right_method_per_state
score: 10
caught by: handshake-resets
message: is CLOSED
"""
# instead of
                self._rest_in("LISTEN" if self.passive and self.state == "SYN-RECEIVED" else "CLOSED")
# this
                self._rest_in("LISTEN" if self.passive else "CLOSED")
