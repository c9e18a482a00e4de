"""Forgets after the first reset that it was a listener.

base: right_method_per_state
score: 12
caught by: handshake-resets
message: LISTEN
"""
# instead of
                self._rest_in("LISTEN" if self.passive and self.state == "SYN-RECEIVED" else "CLOSED")
# this
                self._rest_in("LISTEN" if self.passive and self.state == "SYN-RECEIVED" else "CLOSED")
                self.passive = False
