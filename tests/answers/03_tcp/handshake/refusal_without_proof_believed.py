"""Believes a RST without ACK in SYN-SENT, which anybody could have sent.

base: right_method_per_state
score: 12
caught by: handshake-resets
message: proves nothing
"""
# instead of
            if ACK in segment.flags:
                self._rest_in("CLOSED")
# this
            self._rest_in("CLOSED")
