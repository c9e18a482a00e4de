"""Gives up when a wrong acknowledgement comes in SYN-SENT.

base: right_method_per_state
score: 10
caught by: handshake-wrong-ack
message: it is CLOSED
"""
# instead of
            return [] if RST in segment.flags else self._reset(segment)
# this
            if RST in segment.flags:
                return []
            self._rest_in("CLOSED")
            return self._reset(segment)
