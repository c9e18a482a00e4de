"""Notes in enter from where SYN-RECEIVED was reached.

score: 5
"""


class FullHandshake(CheckedHandshake):
    """A handshake that copes with two sides that call at once (RFC 9293, figure 7)."""

    came_from = ""

    def enter(self, state: str, now: float = 0.0) -> None:
        """Go to a state; `now` is the time."""
        self.came_from = self.state
        super().enter(state, now)

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        kinds = segment.flags & (SYN | ACK | RST)
        if self.state == "SYN-SENT" and kinds == SYN:
            self.irs = segment.seq
            self.enter("SYN-RECEIVED", now)
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
        if self.state == "SYN-RECEIVED":
            numbers = segment.seq, segment.ack
            if kinds == SYN | ACK and numbers == (self.irs, (self.iss + 1) % 2**32):
                self.enter("ESTABLISHED", now)
                return []
            called = self.came_from == "SYN-SENT"
            answer = super().on_segment(segment, now)
            if called and self.state == "LISTEN":
                self.enter("CLOSED", now)
            return answer
        return super().on_segment(segment, now)
