"""Keeps the rows as a table: states, test, action; the first that fits decides.

score: 14
"""


class Handshake:
    """One end of a TCP connection, up to ESTABLISHED: segments and times in, segments out (RFC 9293, 3.10.7)."""

    def __init__(self, local_port: int, remote_port: int, iss: int, rto: float = 1.0) -> None:
        self.local_port, self.remote_port = local_port, remote_port
        self.iss, self.rto = iss, rto
        self.state = "CLOSED"
        self.timer: float | None = None
        self.irs = 0
        self.passive = False
        self.tries = 0

    def _segment(self, flags: Flag, seq: int, ack: int = 0) -> Segment:
        """A segment from this end."""
        return Segment(
            source_port=self.local_port,
            destination_port=self.remote_port,
            seq=seq % 2**32,
            ack=ack % 2**32,
            flags=flags,
        )

    def open_active(self, now: float) -> list[Segment]:
        """Ask the other side for a connection."""
        self.passive = False
        return self._go("SYN-SENT", now, SYN, self.iss)

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask."""
        self.passive = True
        return self._go("LISTEN")

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        syn, ack, rst = (flag in segment.flags for flag in (SYN, ACK, RST))
        good = ack and segment.ack == (self.iss + 1) % 2**32
        bad = ack and not good
        offset = (segment.seq - self.irs) % 2**32  # 0 is their SYN, 1 to WINDOW is the window
        inside = 1 <= offset <= WINDOW
        both = ("SYN-RECEIVED", "ESTABLISHED")
        back = "LISTEN" if self.passive and self.state == "SYN-RECEIVED" else "CLOSED"
        rows = (
            (("CLOSED",), True, list),
            (("LISTEN",), rst, list),
            (
                ("LISTEN", "SYN-SENT"),
                self.state == "LISTEN" and ack or bad and not rst,
                self._refusal(segment),
            ),
            (("LISTEN",), syn, lambda: self._hear(segment, now)),
            (("SYN-SENT",), bad or rst and not ack, list),
            (("SYN-SENT",), rst, lambda: self._go("CLOSED")),
            (("SYN-SENT",), syn, lambda: self._hear(segment, now)),
            (("SYN-RECEIVED",), syn and not ack and offset == 0, lambda: [self._syn_ack()]),
            (("SYN-RECEIVED",), syn and good and offset == 0, lambda: self._go("ESTABLISHED")),
            (both, rst and offset == 1, lambda: self._go(back)),
            (both, rst and not inside, list),
            (both, rst or syn or not inside, lambda: [self._plain_ack()]),
            (("SYN-RECEIVED",), good, lambda: self._go("ESTABLISHED")),
            (("SYN-RECEIVED",), bad, self._refusal(segment)),
        )
        for states, fits, act in rows:
            if self.state in states and fits:
                return act()
        return []

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again."""
        if self.timer is None or now < self.timer:
            return []
        self.tries += 1
        if self.tries > 5:
            return self._go("CLOSED")
        self.timer = now + self.rto * 2**self.tries
        return [self._segment(SYN, self.iss) if self.state == "SYN-SENT" else self._syn_ack()]

    def _go(self, state: str, now: float | None = None, *sending) -> list[Segment]:
        self.state, self.tries = state, 0
        self.timer = None if now is None else now + self.rto
        return [self._segment(*sending)] if sending else []

    def _hear(self, segment: Segment, now: float) -> list[Segment]:
        self.irs = segment.seq
        if ACK in segment.flags:
            return self._go("ESTABLISHED", None, ACK, self.iss + 1, self.irs + 1)
        return self._go("SYN-RECEIVED", now, SYN | ACK, self.iss, self.irs + 1)

    def _syn_ack(self) -> Segment:
        return self._segment(SYN | ACK, self.iss, self.irs + 1)

    def _plain_ack(self) -> Segment:
        return self._segment(ACK, self.iss + 1, self.irs + 1)

    def _refusal(self, segment: Segment):
        return lambda: [self._segment(RST, segment.ack)]
