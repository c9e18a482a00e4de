"""Starts the wait over at each repeated SYN.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: timer
"""
# instead of
            return self._in_syn_received(segment)
# this
            return self._in_syn_received(segment, now)

# instead of
    def _in_syn_received(self, segment: Segment) -> list[Segment]:
        if SYN in segment.flags and segment.seq == self.irs:
            if ACK not in segment.flags:
# this
    def _in_syn_received(self, segment: Segment, now: float) -> list[Segment]:
        if SYN in segment.flags and segment.seq == self.irs:
            if ACK not in segment.flags:
                self._wait_in("SYN-RECEIVED", now)
