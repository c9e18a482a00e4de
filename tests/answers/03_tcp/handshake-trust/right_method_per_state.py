"""One method a state, and one for what two states have in common.

score: 5
"""


class CheckedHandshake(TimedHandshake):
    """A handshake that believes nothing without a number that proves it."""

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        answer = {
            "LISTEN": self._checked_in_listen,
            "SYN-SENT": self._checked_in_syn_sent,
            "SYN-RECEIVED": self._checked_in_syn_received,
            "ESTABLISHED": self._checked_by_number,
        }.get(self.state, lambda segment, now: [])(segment, now)
        return super().on_segment(segment, now) if answer is None else answer

    def _acknowledges(self, segment):
        return segment.ack == (self.iss + 1) % 2**32

    def _checked_in_listen(self, segment, now):
        if RST in segment.flags:
            return []
        return [self.segment(RST, segment.ack)] if ACK in segment.flags else None

    def _checked_in_syn_sent(self, segment, now):
        acknowledges = ACK in segment.flags and self._acknowledges(segment)
        if RST in segment.flags:
            if acknowledges:
                self.enter("CLOSED", now)
            return []
        return [self.segment(RST, segment.ack)] if ACK in segment.flags and not acknowledges else None

    def _checked_in_syn_received(self, segment, now):
        again = SYN in segment.flags and ACK not in segment.flags and RST not in segment.flags
        if again and segment.seq == self.irs:
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
        answer = self._checked_by_number(segment, now)
        if answer is None and ACK in segment.flags and not self._acknowledges(segment):
            return [self.segment(RST, segment.ack)]
        return answer

    def _checked_by_number(self, segment, now):
        offset = (segment.seq - self.irs - 1) & 0xFFFFFFFF
        challenge = [self.segment(ACK, self.iss + 1, self.irs + 1)]
        if RST in segment.flags:
            if offset == 0:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []
            return challenge if offset < WINDOW else []
        return challenge if SYN in segment.flags or offset >= WINDOW else None
