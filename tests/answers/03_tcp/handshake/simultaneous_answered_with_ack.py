"""Answers a crossing SYN with ACK alone, without its own SYN.

base: right_method_per_state
score: 9
caught by: handshake-simultaneous
message: crossed
"""
# instead of
                return self._here()
            self._wait_in("SYN-RECEIVED", now)
            return self._ours()
# this
                return self._here()
            self._wait_in("SYN-RECEIVED", now)
            return self._here()
