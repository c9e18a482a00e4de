"""Keeps the next wait instead of a count.

score: 5
"""


class ProbingSender(TimedSender):
    """A sender that asks a peer without room whether there is room again."""

    wait = None  # until the next probe; None: no probe is on its way

    @property
    def end(self):
        return len(self.data) + (1 if self.closed else 0)

    def segments(self, now):
        found = super().segments(now)
        if self.timer is None and self.window == 0 and self.flight == 0 and self.sent < self.end:
            self.timer = now + self.estimate.rto
        return found

    def forget(self):
        self.wait = self.timer = None

    def on_ack(self, ack, window, now):
        before = self.acked
        super().on_ack(ack, window, now)
        if self.window == 0:
            self.again = 0
        if self.wait is not None:
            if self.acked > before:
                self.forget()
            elif self.window:
                self.sent -= 1
                self.forget()
        elif self.flight == 0 and self.window:
            self.timer = None

    def on_timer(self, now):
        if self.timer is None or self.timer > now:
            return []
        if self.wait is None and self.flight > 0:
            return super().on_timer(now)
        if self.wait is None:
            self.wait = self.estimate.rto
            self.sent += 1
        self.wait = min(2 * self.wait, self.estimate.most)
        self.timer = now + self.wait
        return [self.segment(self.sent - 1, self.sent)]
