"""Decides with one match statement over state and flags, and remembers the segment to send again.

score: 14
"""


class Handshake:
    """One end of a TCP connection, up to ESTABLISHED: segments and times in, segments out (RFC 9293, 3.10.7)."""

    def __init__(self, local_port: int, remote_port: int, iss: int, rto: float = 1.0) -> None:
        self.local_port, self.remote_port = local_port, remote_port
        self.iss, self.rto = iss, rto
        self.state = "CLOSED"
        self.timer: float | None = None
        self._peer_first = None
        self._listened = False
        self._unanswered = None
        self._waits = iter(())

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
        self._listened = False
        return self._start("SYN-SENT", self._segment(SYN, self.iss), now)

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask."""
        self._listened = True
        self._stop("LISTEN")
        return []

    def _start(self, state: str, segment: Segment, now: float) -> list[Segment]:
        self.state, self._unanswered, self.timer = state, segment, now + self.rto
        self._waits = iter([self.rto * factor for factor in (2, 4, 8, 16, 32)])
        return [segment]

    def _stop(self, state: str, *answer: Segment) -> list[Segment]:
        self.state, self._unanswered, self.timer = state, None, None
        return list(answer)

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again."""
        if self.timer is None or self.timer > now:
            return []
        wait = next(self._waits, None)
        if wait is None:
            return self._stop("CLOSED")
        self.timer = now + wait
        return [self._unanswered]

    def _place(self, seq: int) -> str:
        """Where a number is: at their SYN, the next expected, elsewhere in the window, or outside."""
        offset = (seq - self._peer_first) & 0xFFFFFFFF
        if offset < 2:
            return ("syn", "next")[offset]
        return "inside" if offset <= WINDOW else "outside"

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        flags = "".join(
            letter for letter, flag in zip("RSA", (RST, SYN, ACK), strict=True) if flag in segment.flags
        )
        ours = segment.ack == (self.iss + 1) % 2**32 if "A" in flags else None
        refusal = self._segment(RST, segment.ack)
        if self.state in ("LISTEN", "SYN-SENT"):
            match self.state, flags, ours:
                case ("LISTEN", "A" | "SA", _) | ("SYN-SENT", "A" | "SA", False):
                    return [refusal]
                case ("SYN-SENT", "RA" | "RSA", True):
                    return self._stop("CLOSED")
                case ("SYN-SENT", "SA", True):
                    self._peer_first = segment.seq
                    return self._stop("ESTABLISHED", self._segment(ACK, self.iss + 1, segment.seq + 1))
                case (_, "S", _):
                    self._peer_first = segment.seq
                    answer = self._segment(SYN | ACK, self.iss, segment.seq + 1)
                    return self._start("SYN-RECEIVED", answer, now)
            return []
        if self.state == "CLOSED":
            return []
        challenge = self._segment(ACK, self.iss + 1, self._peer_first + 1)
        match self.state, flags, self._place(segment.seq), ours:
            case ("SYN-RECEIVED", "S" | "RS", "syn", _):
                return [self._unanswered]
            case ("SYN-RECEIVED", "SA" | "RSA", "syn", True):
                return self._stop("ESTABLISHED")
            case (state, "R" | "RA" | "RS" | "RSA", "next", _):
                return self._stop("LISTEN" if state == "SYN-RECEIVED" and self._listened else "CLOSED")
            case (_, "R" | "RA" | "RS" | "RSA", "inside", _):
                return [challenge]
            case (_, "R" | "RA" | "RS" | "RSA", _, _):
                return []
            case (_, "S" | "SA", _, _) | (_, _, "syn" | "outside", _):
                return [challenge]
            case ("SYN-RECEIVED", "A", _, True):
                return self._stop("ESTABLISHED")
            case ("SYN-RECEIVED", "A", _, False):
                return [refusal]
        return []
