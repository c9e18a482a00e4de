"""Asks for the SYN first in LISTEN, and so takes SYN,ACK for a call.

base: right_method_per_state
score: 13
caught by: handshake-passive
message: LISTEN
"""
# instead of
        if ACK in segment.flags:
            return self._reset(segment)
        if SYN in segment.flags:
            self.irs = segment.seq
            self._wait_in("SYN-RECEIVED", now)
            return self._ours()
        return []
# this
        if SYN in segment.flags:
            self.irs = segment.seq
            self._wait_in("SYN-RECEIVED", now)
            return self._ours()
        return self._reset(segment) if ACK in segment.flags else []
