"""Has a method that starts the timer, and sees by its notices that something is new.

score: 7
"""


class TimedSender(Sender):
    """A sender that sends again what was not acknowledged in time."""

    again = 0
    timed = None

    def start(self, now):
        self.timer = now + self.estimate.rto

    def segments(self, now):
        if self.given_up:
            return []
        place = self.sent
        made = super().segments(now)
        if made:
            if self.timed is None:
                self.timed = (place, now)
            if self.timer is None:
                self.start(now)
        return made

    def on_ack(self, ack, window, now):
        known = len(self.told)
        super().on_ack(ack, window, now)
        if len(self.told) == known:
            return
        self.again = 0
        if self.timed is not None:
            place, then = self.timed
            if place < self.acked:
                self.estimate.sample(now - then)
                self.timed = None
        self.timer = None
        if self.flight > 0:
            self.start(now)

    def on_timer(self, now):
        due = self.timer is not None and now >= self.timer
        if not due:
            return []
        self.timer = None
        self.given_up = self.again >= 15
        if self.given_up:
            return []
        self.again += 1
        self.timed = None
        self.notify("on_timeout", self.flight)
        self.estimate.backoff()
        self.start(now)
        return [self.oldest()]
