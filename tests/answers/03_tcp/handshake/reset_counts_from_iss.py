"""Gives a reset our own next number, not the number that the other side expects.

base: right_method_per_state
score: 9
caught by: handshake-passive
message: SYN,ACK has ACK
"""
# instead of
        return [self._segment(RST, segment.ack)]
# this
        return [self._segment(RST, self.iss + 1)]
