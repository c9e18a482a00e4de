"""Keeps the doubled wait of SYN-SENT when it enters SYN-RECEIVED.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: timer
"""
# instead of
                return self._here()
            self._wait_in("SYN-RECEIVED", now)
# this
                return self._here()
            self.state, self.timer = "SYN-RECEIVED", now + self.pause
