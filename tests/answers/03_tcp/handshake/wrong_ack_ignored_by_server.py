"""Says nothing to a wrong acknowledgement in SYN-RECEIVED.

base: right_method_per_state
score: 12
caught by: handshake-wrong-ack
message: gets a RST
"""
# instead of
        return self._reset(segment) if ACK in segment.flags else []
# this
        return []
