"""Decides with one match statement over state and flags.

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
        syn, ack = SYN in segment.flags, ACK in segment.flags
        ours = segment.ack == (self.iss + 1) & 0xFFFFFFFF
        match self.state, syn, ack:
            case "LISTEN", True, False:
                self.irs = segment.seq
                self.enter("SYN-RECEIVED", now)
                return [self.segment(SYN | ACK, self.iss, segment.seq + 1)]
            case "SYN-SENT", True, True if ours:
                self.irs = segment.seq
                self.enter("ESTABLISHED", now)
                return [self.segment(ACK, segment.ack, segment.seq + 1)]
            case "SYN-RECEIVED", _, True if ours:
                self.enter("ESTABLISHED", now)
        return []
