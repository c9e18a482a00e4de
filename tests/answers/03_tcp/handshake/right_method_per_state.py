"""One method a state, found by the state's name.

score: 4
"""


class Handshake(End):
    """One end of a connection, which opens it with three segments (RFC 9293, section 3.5)."""

    def open_active(self, now: float) -> list[Segment]:
        """Ask the other side for a connection."""
        self.enter("SYN-SENT", now)
        return [self.segment(SYN, self.iss)]

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask."""
        self.enter("LISTEN")
        return []

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        ways = {
            "LISTEN": self._in_listen,
            "SYN-SENT": self._in_syn_sent,
            "SYN-RECEIVED": self._in_syn_received,
        }
        return ways.get(self.state, lambda segment, now: [])(segment, now)

    def _acknowledges(self, segment: Segment) -> bool:
        return ACK in segment.flags and (segment.ack - self.iss) % 2**32 == 1

    def _in_listen(self, segment: Segment, now: float) -> list[Segment]:
        if SYN not in segment.flags or ACK in segment.flags:
            return []
        self.irs = segment.seq
        self.enter("SYN-RECEIVED", now)
        return [self.segment(SYN | ACK, self.iss, self.irs + 1)]

    def _in_syn_sent(self, segment: Segment, now: float) -> list[Segment]:
        if SYN not in segment.flags or not self._acknowledges(segment):
            return []
        self.irs = segment.seq
        self.enter("ESTABLISHED", now)
        return [self.segment(ACK, self.iss + 1, self.irs + 1)]

    def _in_syn_received(self, segment: Segment, now: float) -> list[Segment]:
        if self._acknowledges(segment):
            self.enter("ESTABLISHED", now)
        return []
