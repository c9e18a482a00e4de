"""Resets and closes when a SYN comes to an established connection, as RFC 793 did.

base: right_method_per_state
score: 8
caught by: handshake-duplicates
message: a SYN inside the window
"""
# instead of
            return self._here() if offset < WINDOW else []
# this
            return self._here() if offset < WINDOW else []
        if SYN in segment.flags and self.state == "ESTABLISHED":
            self._rest_in("CLOSED")
            return [self._segment(RST, segment.ack)]
