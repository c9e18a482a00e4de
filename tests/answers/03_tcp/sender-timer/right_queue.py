"""Keeps what is timed in two attributes, and a helper that starts the timer.

score: 7
"""


class TimedSender(Sender):
    """A sender that sends again what was not acknowledged in time."""

    tries = 15
    first_place = first_time = None

    def start(self, now):
        self.timer = now + self.estimate.rto

    def segments(self, now):
        if self.given_up:
            return []
        place = self.sent
        made = super().segments(now)
        if made:
            if self.first_time is None:
                self.first_place, self.first_time = place, now
            if self.timer is None:
                self.start(now)
        return made

    def on_ack(self, ack, window, now):
        known = len(self.told)
        super().on_ack(ack, window, now)
        if len(self.told) == known:
            return
        self.tries = 15
        if self.first_time is not None and self.first_place < self.acked:
            self.estimate.sample(now - self.first_time)
            self.first_time = None
        self.timer = None
        if self.flight > 0:
            self.start(now)

    def on_timer(self, now):
        due = self.timer is not None and now >= self.timer
        if not due:
            return []
        self.timer = None
        self.given_up = self.tries == 0
        if self.given_up:
            return []
        self.tries -= 1
        self.first_time = None
        self.notify("on_timeout", self.flight)
        self.estimate.backoff()
        self.start(now)
        return [self.oldest()]
