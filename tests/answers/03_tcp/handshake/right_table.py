"""Keeps the rows as a table: state, test, next state, what to send.

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
        ours = ack and segment.ack == (self.iss + 1) % 2**32
        rows = (
            ("LISTEN", syn and not ack, "SYN-RECEIVED", (SYN | ACK, self.iss, segment.seq + 1)),
            ("SYN-SENT", syn and ours, "ESTABLISHED", (ACK, self.iss + 1, segment.seq + 1)),
            ("SYN-RECEIVED", ours, "ESTABLISHED", None),
        )
        for state, fits, following, sends in rows:
            if self.state == state and fits:
                if sends:
                    self.irs = segment.seq
                self.enter(following, now)
                return [self.segment(*sends)] if sends else []
        return []
