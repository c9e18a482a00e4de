"""Acknowledges the number of their SYN itself: ack = seq.

base: right_method_per_state
score: 0
caught by: handshake-active
message: we expect 301
"""
# instead of
        return [self._segment(SYN | ACK, self.iss, self.irs + 1)]
# this
        return [self._segment(SYN | ACK, self.iss, self.irs)]

# instead of
        return [self._segment(ACK, self.iss + 1, self.irs + 1)]
# this
        return [self._segment(ACK, self.iss + 1, self.irs)]
