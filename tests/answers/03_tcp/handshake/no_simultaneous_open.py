"""Ignores a SYN without ACK in SYN-SENT.

base: right_method_per_state
score: 7
caught by: handshake-simultaneous
message: crossed
"""
# instead of
                return self._here()
            self._wait_in("SYN-RECEIVED", now)
            return self._ours()
# this
                return self._here()
