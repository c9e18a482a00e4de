"""Never believes that it is refused: ignores RST,ACK in SYN-SENT.

base: right_method_per_state
score: 10
caught by: handshake-resets
message: refused
"""
# instead of
            if ACK in segment.flags:
                self._rest_in("CLOSED")
# this
