"""Treats the SYN,ACK of a simultaneous open like any other SYN.

base: right_method_per_state
score: 9
caught by: handshake-simultaneous
message: acknowledges our SYN
"""
# instead of
            if self._acknowledges(segment):
                self._rest_in("ESTABLISHED")
                return []
# this
