"""Acknowledges the new SYN in its answer, where it must repeat what it expects.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: say what you expect
"""
# instead of
            return self._here()
# this
            return [self._segment(ACK, self.iss + 1, segment.seq + 1)]
