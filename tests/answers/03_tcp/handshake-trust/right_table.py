"""Keeps the rows as a table: states, test, action; the first that fits decides.

score: 5
"""


class CheckedHandshake(TimedHandshake):
    """A handshake that believes nothing without a number that proves it."""

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        syn, ack, rst = (flag in segment.flags for flag in (SYN, ACK, RST))
        good = ack and segment.ack == (self.iss + 1) % 2**32
        offset = (segment.seq - self.irs) % 2**32  # 0 is their SYN, 1 to WINDOW is the window
        inside = 1 <= offset <= WINDOW
        both = ("SYN-RECEIVED", "ESTABLISHED")
        back = "LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED"
        here = [self.segment(ACK, self.iss + 1, self.irs + 1)]
        refusal = [self.segment(RST, segment.ack)]
        rows = (
            (("SYN-SENT",), rst and good, "CLOSED", []),
            (("LISTEN", "SYN-SENT"), rst, None, []),
            (("LISTEN",), ack, None, refusal),
            (
                ("SYN-RECEIVED",),
                syn and not ack and not rst and offset == 0,
                None,
                [self.segment(SYN | ACK, self.iss, self.irs + 1)],
            ),
            (both, rst and offset == 1, back, []),
            (both, rst and not inside, None, []),
            (both, rst or syn or not inside, None, here),
            (("SYN-SENT", "SYN-RECEIVED"), ack and not good, None, refusal),
        )
        for states, fits, following, sends in rows:
            if self.state in states and fits:
                if following:
                    self.enter(following, now)
                return sends
        return super().on_segment(segment, now)
