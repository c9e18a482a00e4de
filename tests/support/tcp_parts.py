"""The parts of a small TCP of our own, with the names and calls of chapter 3, for tests of what assembles them."""

from loopback.segment import ACK, FIN, NO_FLAGS, RST, SYN, Flag, Segment

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
        return Segment(
            source_port=self.ports[0], destination_port=self.ports[1], seq=seq, ack=ack, flags=flags
        )


class Receiver:
    """Puts the peer's bytes in order, in a buffer of `capacity` bytes."""

    def __init__(self, irs: int, capacity: int) -> None:
        self.irs, self.capacity = irs, capacity
        self._ready, self._taken = bytearray(), 0  # in order and not read; how many were read
        self._early: dict[int, bytes] = {}  # by the place of their first byte
        self._end: int | None = None  # the place of the FIN

    @property
    def _place(self) -> int:
        return self._taken + len(self._ready)

    @property
    def finished(self) -> bool:
        """Whether the FIN and all bytes before it have come."""
        return self._end == self._place

    @property
    def ack(self) -> int:
        """The number that is expected next."""
        return (self.irs + 1 + self._place + self.finished) % NUMBERS

    @property
    def window(self) -> int:
        """How many bytes there is room for."""
        return min(self.capacity - len(self._ready), 65535)

    def on_segment(self, segment: Segment) -> bool:
        """Take a segment; return whether an acknowledgement is due."""
        ahead = (segment.seq - self.ack + NUMBERS // 2) % NUMBERS - NUMBERS // 2
        length, begin = len(segment.payload), self._place + ahead
        if FIN in segment.flags and 0 <= ahead + length <= self.window and not self.finished:
            self._end = begin + length
        if length and -length < ahead and ahead + length <= self.window:
            self._early[begin] = max(segment.payload, self._early.get(begin, b""), key=len)
        for place, data in sorted(self._early.items()):
            if place <= self._place:
                self._ready += data[self._place - place :]
                del self._early[place]
        return length > 0 or FIN in segment.flags or ahead < 0

    def read(self, limit: int) -> bytes:
        """The next bytes in order, `limit` at most."""
        data = bytes(self._ready[:limit])
        del self._ready[:limit]
        self._taken += len(data)
        return data


class Sender:
    """Cuts what is written at the MSS, fills the window, sends again by a timer or after three duplicates."""

    def __init__(
        self, local_port: int, remote_port: int, iss: int, mss: int = 536, congestion: "Reno | None" = None
    ) -> None:
        self._ports, self._iss, self._mss, self._congestion = (local_port, remote_port), iss, mss, congestion
        self._data, self._closed = bytearray(), False
        self._acked = self._sent = 0
        self._window, self._duplicates, self._recover, self._missing = 0, 0, 0, False
        self._rto = 0.2
        self.timer: float | None = None

    def write(self, data: bytes) -> None:
        """Take bytes to send."""
        self._data += data

    def close(self) -> None:
        """A FIN follows."""
        self._closed = True

    @property
    def flight(self) -> int:
        """Bytes sent and not acknowledged."""
        return self._sent - self._acked

    @property
    def finished(self) -> bool:
        """Whether everything with the FIN is acknowledged."""
        return self._closed and self._acked > len(self._data)

    def on_ack(self, ack: int, window: int, now: float) -> None:
        """Take an acknowledgement."""
        count = (ack - self._iss - 1 - self._acked) % NUMBERS
        if count > self.flight:
            return
        if count:
            self._acked += count
            self._duplicates, self._missing, self._rto = 0, self._acked < self._recover, 0.2
            self.timer = now + self._rto if self.flight else None
            if self._congestion:
                self._congestion.on_ack(count, self.flight)
        elif self.flight and window == self._window:
            self._duplicates += 1
            if self._congestion:
                self._congestion.on_duplicate(self._duplicates, self.flight)
            if self._duplicates == 3 and self._acked >= self._recover:
                self._missing, self._recover = True, self._sent
        self._window = window

    def segments(self, now: float) -> list[Segment]:
        """What may be sent now."""
        found = [self._segment(self._acked)] if self._missing else []
        self._missing = False
        congestion = self._congestion.window if self._congestion else NUMBERS
        limit = min(self._acked + min(self._window, congestion), len(self._data) + self._closed)
        while self._sent < limit:
            found.append(self._segment(self._sent, limit))
            self._sent += len(found[-1].payload) + (FIN in found[-1].flags)
        waits = self._sent < len(self._data) + self._closed and not self._window
        if (found or waits) and self.timer is None:
            self.timer = now + self._rto
        return found

    def on_timer(self, now: float) -> list[Segment]:
        """The timer is due."""
        self._rto = min(2 * self._rto, 5.0)
        self.timer = now + self._rto
        if not self.flight:  # a probe of a window that is closed
            self._sent += 1
            return [self._segment(self._acked, self._sent)]
        if self._congestion:
            self._congestion.on_timeout(self.flight)
        self._recover, self._missing = self._sent, False
        return [self._segment(self._acked)]

    def _segment(self, begin: int, limit: int | None = None) -> Segment:
        limit = self._sent if limit is None else limit
        end = min(begin + self._mss, len(self._data), limit)
        flags = FIN if end == len(self._data) < limit else NO_FLAGS
        return Segment(
            source_port=self._ports[0],
            destination_port=self._ports[1],
            seq=(self._iss + 1 + begin) % NUMBERS,
            flags=flags,
            payload=bytes(self._data[begin:end]),
        )


class Reno:
    """Slow start, congestion avoidance, and a window halved after a loss (RFC 5681)."""

    def __init__(self, mss: int) -> None:
        self._mss, self.window, self._threshold = mss, 4 * mss, 1 << 30

    def on_ack(self, acked: int, flight: int) -> None:
        """Something new was acknowledged."""
        slow = self.window < self._threshold
        self.window += min(acked, self._mss) if slow else max(1, self._mss**2 // self.window)

    def on_duplicate(self, count: int, flight: int) -> None:
        """The same was acknowledged again."""
        if count == 3:
            self._threshold = self.window = max(flight // 2, 2 * self._mss)

    def on_timeout(self, flight: int) -> None:
        """The timer was due."""
        self._threshold, self.window = max(flight // 2, 2 * self._mss), self._mss


# RFC 9293, section 3.6 and figure 5, from ESTABLISHED on.
TEARDOWN: dict[tuple[str, str], tuple[str, str | None]] = {
    ("ESTABLISHED", "close"): ("FIN-WAIT-1", "FIN"),
    ("ESTABLISHED", "fin"): ("CLOSE-WAIT", "ACK"),
    ("CLOSE-WAIT", "close"): ("LAST-ACK", "FIN"),
    ("LAST-ACK", "ack"): ("CLOSED", None),
    ("FIN-WAIT-1", "ack"): ("FIN-WAIT-2", None),
    ("FIN-WAIT-1", "fin"): ("CLOSING", "ACK"),
    ("FIN-WAIT-2", "fin"): ("TIME-WAIT", "ACK"),
    ("CLOSING", "ack"): ("TIME-WAIT", None),
    ("TIME-WAIT", "fin"): ("TIME-WAIT", "ACK"),
    ("TIME-WAIT", "timeout"): ("CLOSED", None),
}
