"""Compares the flags with SYN, ACK and RST as wholes, so that PSH or FIN beside them confuses it.

base: right_method_per_state
score: 13
caught by: handshake-passive
message: SYN
"""
# instead of
            return self._reset(segment)
        if SYN in segment.flags:
# this
            return self._reset(segment)
        if segment.flags == SYN:
