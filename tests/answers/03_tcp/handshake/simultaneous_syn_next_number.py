"""Sends the SYN,ACK of a simultaneous open with iss + 1, as if it were another SYN.

base: right_method_per_state
score: 9
caught by: handshake-simultaneous
message: with the same seq as before
"""
# instead of
                return self._here()
            self._wait_in("SYN-RECEIVED", now)
            return self._ours()
# this
                return self._here()
            self._wait_in("SYN-RECEIVED", now)
            return [self._segment(SYN | ACK, self.iss + 1, self.irs + 1)]
