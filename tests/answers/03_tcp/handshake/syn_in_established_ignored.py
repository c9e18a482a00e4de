"""Drops a SYN that comes to an established connection.

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
            return []
