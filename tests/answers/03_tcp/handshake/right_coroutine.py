"""Lets a generator stand in each state in turn, and sends the events into it.

score: 14
"""


class Handshake:
    """One end of a TCP connection, up to ESTABLISHED: segments and times in, segments out (RFC 9293, 3.10.7)."""

    def __init__(self, local_port: int, remote_port: int, iss: int, rto: float = 1.0) -> None:
        self.local_port, self.remote_port = local_port, remote_port
        self.iss, self.rto = iss, rto
        self.state = "CLOSED"
        self.timer: float | None = None
        self._life = None

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
        self._life = self._active(now)
        return next(self._life)

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask."""
        self._life = self._passive()
        return next(self._life)

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        return self._life.send((segment, now)) if self._life else []

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again."""
        due = self.timer is not None and now >= self.timer
        return self._life.send((None, now)) if due else []

    def _closed(self):
        self.state, self.timer = "CLOSED", None
        while True:
            yield []

    def _passive(self):
        while True:
            self.state, self.timer, out = "LISTEN", None, []
            while True:
                segment, now = yield out
                out = (
                    [self._segment(RST, segment.ack)]
                    if ACK in segment.flags and RST not in segment.flags
                    else []
                )
                if SYN in segment.flags and ACK not in segment.flags and RST not in segment.flags:
                    break
            if not (yield from self._received(segment.seq, now)):
                continue
            return (yield from self._established(segment.seq))

    def _active(self, now):
        self.state, self.timer, waits = "SYN-SENT", now + self.rto, self._doubling()
        out = [self._segment(SYN, self.iss)]
        while True:
            segment, now = yield out
            if segment is None:
                wait = next(waits)
                if wait is None:
                    return (yield from self._closed())
                self.timer, out = now + wait, [self._segment(SYN, self.iss)]
                continue
            syn, ack, rst = SYN in segment.flags, ACK in segment.flags, RST in segment.flags
            out = []
            if ack and segment.ack != (self.iss + 1) % 2**32:
                if not rst:
                    out = [self._segment(RST, segment.ack)]
            elif rst and ack:
                return (yield from self._closed())
            elif syn and not rst and ack:
                answer = [self._segment(ACK, self.iss + 1, segment.seq + 1)]
                return (yield from self._established(segment.seq, answer))
            elif syn and not rst:
                if not (yield from self._received(segment.seq, now)):
                    return (yield from self._closed())
                return (yield from self._established(segment.seq))

    def _received(self, irs, now):
        """True when it is established; False when it is reset. Ends in CLOSED after the last wait."""
        self.state, self.timer, waits = "SYN-RECEIVED", now + self.rto, self._doubling()
        first = self._segment(SYN | ACK, self.iss, irs + 1)
        out = [first]
        while True:
            segment, now = yield out
            if segment is None:
                wait = next(waits)
                if wait is None:
                    yield from self._closed()
                self.timer, out = now + wait, [first]
                continue
            ours = ACK in segment.flags and segment.ack == (self.iss + 1) % 2**32
            if SYN in segment.flags and segment.seq == irs and ACK not in segment.flags:
                out = [first]
            elif SYN in segment.flags and segment.seq == irs and ours:
                return True
            else:
                out, over = self._common(segment, irs)
                if over:
                    return False
                if out is None and ours:
                    return True
                if out is None:
                    out = [self._segment(RST, segment.ack)] if ACK in segment.flags else []

    def _established(self, irs, out=()):
        self.state, self.timer = "ESTABLISHED", None
        out = list(out)
        while True:
            segment, _ = yield out
            out, over = self._common(segment, irs)
            if over:
                return (yield from self._closed())
            out = out or []

    def _common(self, segment, irs):
        """The answer (None: go on with the next rows), and whether the connection is over."""
        at = (segment.seq - irs - 1) % 2**32
        here = [self._segment(ACK, self.iss + 1, irs + 1)]
        if RST in segment.flags:
            return (here if 0 < at < WINDOW else []), at == 0
        if SYN in segment.flags or at >= WINDOW:
            return here, False
        return None, False

    def _doubling(self):
        for exponent in range(1, 6):
            yield self.rto * 2**exponent
        yield None
