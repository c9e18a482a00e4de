"""Sends the SYN again for ever.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: gives up
"""
# instead of
            return []
        if self.again == 5:
            self._rest_in("CLOSED")
# this
