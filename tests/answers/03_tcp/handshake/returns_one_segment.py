"""Returns the segment itself, not a list of segments.

base: right_method_per_state
score: 0
caught by: handshake-active
message: returned Segment(
"""
# instead of
            return [self._segment(SYN, self.iss)]
        return [self._segment(SYN | ACK, self.iss, self.irs + 1)]
# this
            return self._segment(SYN, self.iss)
        return self._segment(SYN | ACK, self.iss, self.irs + 1)

# instead of
        return [self._segment(ACK, self.iss + 1, self.irs + 1)]

    def _reset(self, segment: Segment) -> list[Segment]:
        return [self._segment(RST, segment.ack)]
# this
        return self._segment(ACK, self.iss + 1, self.irs + 1)

    def _reset(self, segment: Segment) -> list[Segment]:
        return self._segment(RST, segment.ack)
