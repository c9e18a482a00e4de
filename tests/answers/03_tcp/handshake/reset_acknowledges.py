"""Sets ACK in a reset that answers a segment with ACK.

base: right_method_per_state
score: 11
caught by: handshake-passive
message: RST,ACK
"""
# instead of
        return [self._segment(RST, segment.ack)]
# this
        return [self._segment(RST | ACK, segment.ack, segment.seq + 1)]
