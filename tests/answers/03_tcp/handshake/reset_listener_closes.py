"""Closes when a connection is reset in SYN-RECEIVED, and forgets that it was a listener.

base: right_method_per_state
score: 12
caught by: handshake-resets
message: back to where
"""
# instead of
                self._rest_in("LISTEN" if self.passive and self.state == "SYN-RECEIVED" else "CLOSED")
# this
                self._rest_in("CLOSED")
