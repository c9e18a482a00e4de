"""Lets the timer of SYN-SENT run on in SYN-RECEIVED.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: SYN-RECEIVED:
"""
# instead of
                return self._here()
            self._wait_in("SYN-RECEIVED", now)
# this
                return self._here()
            self.state = "SYN-RECEIVED"
