"""Takes its resets from reset_for, whose window is 0.

base: right_method_per_state
score: 11
caught by: handshake-passive
message: window 0 instead of 65535
"""
# instead of
        return [self._segment(RST, segment.ack)]
# this
        return [reset_for(segment)]
