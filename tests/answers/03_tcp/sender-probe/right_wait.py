"""Keeps the next wait beside the count.

score: 6
"""


class ProbingSender(TimedSender):
    """A sender that asks a peer without room whether there is room again."""

    probes, wait = 0, 0.0

    @property
    def end(self):
        return len(self.data) + (1 if self.closed else 0)

    def segments(self, now):
        found = super().segments(now)
        if self.timer is None and self.window == 0 and self.flight == 0 and self.sent < self.end:
            self.timer = now + self.estimate.rto
        return found

    def on_ack(self, ack, window, now):
        before = self.acked
        super().on_ack(ack, window, now)
        if self.window == 0:
            self.again = 0
        if self.probes > 0:
            if self.acked > before:
                self.probes, self.timer = 0, None
            elif self.window:
                self.sent -= 1
                self.probes, self.timer = 0, None
        elif self.flight == 0 and self.window:
            self.timer = None

    def on_timer(self, now):
        if self.timer is None or self.timer > now:
            return []
        if self.probes == 0 and self.flight > 0:
            return super().on_timer(now)
        if self.probes == 0:
            self.wait = self.estimate.rto
            self.sent += 1
        self.probes += 1
        self.wait = min(2 * self.wait, self.estimate.most)
        self.timer = now + self.wait
        return [self.segment(self.sent - 1, self.sent)]
