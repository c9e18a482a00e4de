"""Keeps the wait, and doubles it each time.

score: 3
"""


class TimedHandshake(Handshake):
    """A handshake that sends again what may have been lost."""

    wait = 0.0
    left = 0

    def enter(self, state: str, now: float = 0.0) -> None:
        """Go to a state; `now` is the time."""
        super().enter(state, now)
        self.timer = None
        if state.startswith("SYN"):
            self.wait, self.left = self.rto, 5
            self.timer = now + self.wait

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again."""
        if self.timer is None or self.timer > now:
            return []
        if not self.left:
            self.enter("CLOSED", now)
            return []
        self.left -= 1
        self.wait *= 2
        self.timer = now + self.wait
        flags, ack = (SYN, 0) if self.state == "SYN-SENT" else (SYN | ACK, self.irs + 1)
        return [self.segment(flags, self.iss, ack)]
