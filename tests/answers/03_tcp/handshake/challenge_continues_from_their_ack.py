"""Takes the seq of its ACK from what came, where it must be its own iss + 1.

base: right_method_per_state
score: 8
caught by: handshake-wrong-ack
message: instead of
"""
# instead of
            return self._here() if offset < WINDOW else []
        if SYN in segment.flags or offset >= WINDOW:
            return self._here()
# this
            return [self._segment(ACK, segment.ack, self.irs + 1)] if offset < WINDOW else []
        if SYN in segment.flags or offset >= WINDOW:
            return [self._segment(ACK, segment.ack, self.irs + 1)]
