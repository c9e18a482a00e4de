"""Looks at the ack before the RST in SYN-RECEIVED, and answers RST,ACK with a reset.

base: right_method_per_state
score: 12
caught by: handshake-resets
message: RST
"""
# instead of
                self._rest_in("ESTABLISHED")
                return []
# this
                self._rest_in("ESTABLISHED")
                return []
        if RST in segment.flags and ACK in segment.flags and not self._acknowledges(segment):
            return self._reset(segment)
