"""Has an __init__ of its own, and counts before it looks whether to give up.

score: 7
"""


class TimedSender(Sender):
    """A sender that sends again what was not acknowledged in time."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.timed, self.again = None, 0

    def segments(self, now):
        if self.given_up:
            return []
        begin = self.sent
        found = super().segments(now)
        if self.sent > begin:
            self.timer = self.timer or now + self.estimate.rto
            self.timed = self.timed or (begin, now)
        return found

    def on_ack(self, ack, window, now):
        old = self.acked
        super().on_ack(ack, window, now)
        if self.acked > old:
            self.again = 0
            if self.timed and self.timed[0] < self.acked:
                self.estimate.sample(now - self.timed[1])
                self.timed = None
            self.timer = now + self.estimate.rto if self.acked < self.sent else None

    def on_timer(self, now):
        if self.timer is None or self.timer > now:
            return []
        self.again += 1
        if self.again > 15:
            self.given_up, self.timer = True, None
            return []
        self.timed = None
        self.notify("on_timeout", self.flight)
        self.estimate.backoff()
        self.timer = now + self.estimate.rto
        return [self.oldest()]
