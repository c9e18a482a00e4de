"""Takes each wait from a list that is made anew in each state, and keeps the segment by its state.

score: 3
"""


class TimedHandshake(Handshake):
    """A handshake that sends again what may have been lost."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.waits = []

    def enter(self, state: str, now: float = 0.0) -> None:
        """Go to a state; `now` is the time."""
        super().enter(state, now)
        waiting = state in {"SYN-SENT", "SYN-RECEIVED"}
        self.waits = [self.rto * factor for factor in (2, 4, 8, 16, 32)] if waiting else []
        self.timer = now + self.rto if waiting else None

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again."""
        due = self.timer is not None and now >= self.timer
        if due and self.waits:
            self.timer = now + self.waits.pop(0)
            if self.state == "SYN-SENT":
                return [self.segment(SYN, self.iss)]
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
        if due:
            self.enter("CLOSED")
        return []
