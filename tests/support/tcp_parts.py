"""The parts of a small TCP of our own, with the names and calls of chapter 3, for tests of what assembles them."""

from loopback.segment import ACK, RST, SYN, Flag, Segment

NUMBERS = 2**32


class Handshake:
    """Opens a connection, from either side, with a timer; believes what it is told (RFC 9293, section 3.5)."""

    def __init__(self, local_port: int, remote_port: int, iss: int, rto: float = 1.0) -> None:
        self.ports, self.iss, self.irs, self.rto = (local_port, remote_port), iss, 0, rto
        self.state = "CLOSED"
        self.timer: float | None = None

    def open_active(self, now: float) -> list[Segment]:
        """Ask the other side for a connection."""
        return self._enter("SYN-SENT", now) or [self._segment(SYN)]

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask."""
        return self._enter("LISTEN", 0.0)

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        syn, ack, rst = (flag in segment.flags for flag in (SYN, ACK, RST))
        ours = ack and segment.ack == (self.iss + 1) % NUMBERS
        if rst:
            return self._enter("CLOSED", now) if self.state != "LISTEN" else []
        if self.state == "LISTEN" and syn:
            self.irs = segment.seq
            return self._enter("SYN-RECEIVED", now) or [self._segment(SYN | ACK)]
        if self.state == "SYN-SENT" and syn and ours:
            self.irs = segment.seq
            return self._enter("ESTABLISHED", now) or [self._segment(ACK)]
        if self.state == "SYN-RECEIVED" and ours:
            return self._enter("ESTABLISHED", now)
        return [self._segment(ACK)] if syn and self.state == "ESTABLISHED" else []

    def on_timer(self, now: float) -> list[Segment]:
        """The timer is due; return the segments to send again."""
        self.rto *= 2
        return self._enter(self.state, now) or [self._segment(SYN if self.state == "SYN-SENT" else SYN | ACK)]

    def _enter(self, state: str, now: float) -> list[Segment]:
        self.state = state
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None
        return []

    def _segment(self, flags: Flag) -> Segment:
        ack = (self.irs + 1) % NUMBERS if ACK in flags else 0
        seq = self.iss if SYN in flags else (self.iss + 1) % NUMBERS
        return Segment(source_port=self.ports[0], destination_port=self.ports[1], seq=seq, ack=ack, flags=flags)
