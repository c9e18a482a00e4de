"""Says nothing to a wrong acknowledgement in SYN-SENT.

base: right_method_per_state
score: 10
caught by: handshake-wrong-ack
message: gets a RST
"""
# instead of
            return [] if RST in segment.flags else self._reset(segment)
# this
            return []
