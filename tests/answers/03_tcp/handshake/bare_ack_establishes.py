"""Is content in SYN-SENT with an ACK of its SYN, without theirs.

base: right_method_per_state
score: 12
caught by: handshake-wrong-ack
message: SYN-SENT
"""
# instead of
                return self._here()
            self._wait_in("SYN-RECEIVED", now)
            return self._ours()
# this
                return self._here()
            self._wait_in("SYN-RECEIVED", now)
            return self._ours()
        if ACK in segment.flags:
            self._rest_in("ESTABLISHED")
