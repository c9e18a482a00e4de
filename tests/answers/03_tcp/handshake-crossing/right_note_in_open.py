"""Notes at each opening who has called.

score: 5
"""


class FullHandshake(CheckedHandshake):
    """A handshake that copes with two sides that call at once (RFC 9293, figure 7)."""

    def open_active(self, now: float) -> list[Segment]:
        """Ask the other side for a connection."""
        self.back_to = "CLOSED"
        return super().open_active(now)

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask."""
        self.back_to = "LISTEN"
        return super().open_passive()

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        syn, ack, rst = (flag in segment.flags for flag in (SYN, ACK, RST))
        match self.state, syn, ack, rst:
            case "SYN-SENT", True, False, False:
                self.irs = segment.seq
                self.enter("SYN-RECEIVED", now)
                return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
            case "SYN-RECEIVED", True, True, False if (
                (segment.seq - self.irs) % 2**32 == 0 and (segment.ack - self.iss) % 2**32 == 1
            ):
                self.enter("ESTABLISHED", now)
                return []
            case "SYN-RECEIVED", _, _, True if (segment.seq - self.irs) % 2**32 == 1:
                self.enter(self.back_to, now)
                return []
        return super().on_segment(segment, now)
