"""Gives up when a wrong acknowledgement comes in SYN-SENT.

score: 10
caught by: handshake-wrong-ack
message: it is CLOSED
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
        self.pause = rto
        self.again = 0

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
        self._wait_in("SYN-SENT", now)
        return self._ours()

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask."""
        self.passive = True
        self._rest_in("LISTEN")
        return []

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        if self.state == "LISTEN":
            return self._in_listen(segment, now)
        if self.state == "SYN-SENT":
            return self._in_syn_sent(segment, now)
        if self.state == "SYN-RECEIVED":
            return self._in_syn_received(segment)
        if self.state == "ESTABLISHED":
            return self._in_both(segment) or []
        return []

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again."""
        if self.timer is None or now < self.timer:
            return []
        if self.again == 5:
            self._rest_in("CLOSED")
            return []
        self.again += 1
        self.pause *= 2
        self.timer = now + self.pause
        return self._ours()

    def _wait_in(self, state: str, now: float) -> None:
        self.state, self.timer = state, now + self.rto
        self.pause, self.again = self.rto, 0

    def _rest_in(self, state: str) -> None:
        self.state, self.timer = state, None

    def _ours(self) -> list[Segment]:
        """What we say until it is acknowledged."""
        if self.state == "SYN-SENT":
            return [self._segment(SYN, self.iss)]
        return [self._segment(SYN | ACK, self.iss, self.irs + 1)]

    def _here(self) -> list[Segment]:
        """Where we are."""
        return [self._segment(ACK, self.iss + 1, self.irs + 1)]

    def _reset(self, segment: Segment) -> list[Segment]:
        return [self._segment(RST, segment.ack)]

    def _acknowledges(self, segment: Segment) -> bool:
        return ACK in segment.flags and segment.ack == (self.iss + 1) % 2**32

    def _in_listen(self, segment: Segment, now: float) -> list[Segment]:
        if RST in segment.flags:
            return []
        if ACK in segment.flags:
            return self._reset(segment)
        if SYN in segment.flags:
            self.irs = segment.seq
            self._wait_in("SYN-RECEIVED", now)
            return self._ours()
        return []

    def _in_syn_sent(self, segment: Segment, now: float) -> list[Segment]:
        if ACK in segment.flags and not self._acknowledges(segment):
            if RST in segment.flags:
                return []
            self._rest_in("CLOSED")
            return self._reset(segment)
        if RST in segment.flags:
            if ACK in segment.flags:
                self._rest_in("CLOSED")
            return []
        if SYN in segment.flags:
            self.irs = segment.seq
            if ACK in segment.flags:
                self._rest_in("ESTABLISHED")
                return self._here()
            self._wait_in("SYN-RECEIVED", now)
            return self._ours()
        return []

    def _in_syn_received(self, segment: Segment) -> list[Segment]:
        if SYN in segment.flags and segment.seq == self.irs:
            if ACK not in segment.flags:
                return self._ours()
            if self._acknowledges(segment):
                self._rest_in("ESTABLISHED")
                return []
        answer = self._in_both(segment)
        if answer is not None:
            return answer
        if self._acknowledges(segment):
            self._rest_in("ESTABLISHED")
            return []
        return self._reset(segment) if ACK in segment.flags else []

    def _in_both(self, segment: Segment) -> list[Segment] | None:
        """The rows of SYN-RECEIVED and ESTABLISHED together; None where they do not decide."""
        offset = (segment.seq - self.irs - 1) % 2**32
        if RST in segment.flags:
            if offset == 0:
                self._rest_in("LISTEN" if self.passive and self.state == "SYN-RECEIVED" else "CLOSED")
                return []
            return self._here() if offset < WINDOW else []
        if SYN in segment.flags or offset >= WINDOW:
            return self._here()
        return None
