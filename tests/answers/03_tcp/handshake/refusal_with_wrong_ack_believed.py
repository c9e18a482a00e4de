"""Looks for RST first in SYN-SENT, and believes one with a wrong ack.

base: right_method_per_state
score: 12
caught by: handshake-resets
message: proves nothing
"""
# instead of
    def _in_syn_sent(self, segment: Segment, now: float) -> list[Segment]:
# this
    def _in_syn_sent(self, segment: Segment, now: float) -> list[Segment]:
        if RST in segment.flags and ACK in segment.flags:
            self._rest_in("CLOSED")
            return []
