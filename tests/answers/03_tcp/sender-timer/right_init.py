"""Has an __init__ of its own, and a dictionary of what it measures.

score: 7
"""


class TimedSender(Sender):
    """A sender that sends again what was not acknowledged in time."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.clock, self.count = {}, 0

    def segments(self, now):
        if self.given_up:
            return []
        begin = self.sent
        found = super().segments(now)
        if self.sent > begin:
            self.timer = self.timer or now + self.estimate.rto
            self.clock = self.clock or {begin: now}
        return found

    def on_ack(self, ack, window, now):
        old = self.acked
        super().on_ack(ack, window, now)
        if self.acked > old:
            self.count = 0
            for place, then in list(self.clock.items()):
                if place < self.acked:
                    self.estimate.sample(now - then)
                    self.clock.clear()
            self.timer = now + self.estimate.rto if self.acked < self.sent else None

    def on_timer(self, now):
        if self.timer is None or self.timer > now:
            return []
        self.count += 1
        if self.count > 15:
            self.given_up, self.timer = True, None
            return []
        self.clock.clear()
        self.notify("on_timeout", self.flight)
        self.estimate.backoff()
        self.timer = now + self.estimate.rto
        return [self.oldest()]
