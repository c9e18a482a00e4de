"""Asks in a method whether it is blocked.

score: 6
"""


class ProbingSender(TimedSender):
    """A sender that asks a peer without room whether there is room again."""

    probes = 0

    def blocked(self):
        return self.window == 0 and self.sent == self.acked and self.sent < len(self.data) + self.closed

    def segments(self, now):
        made = super().segments(now)
        if self.blocked() and not self.timer:
            self.timer = now + self.estimate.rto
        return made

    def on_ack(self, ack, window, now):
        super().on_ack(ack, window, now)
        if not self.window:
            self.again = 0
        taken = self.sent == self.acked
        if self.probes and (taken or self.window):
            self.probes = 0
            self.sent = self.acked
            self.timer = None
        elif taken and self.window:
            self.timer = None

    def on_timer(self, now):
        if self.probes or self.blocked():
            if self.timer is None or now < self.timer:
                return []
            self.probes += 1
            self.sent = self.acked + 1
            self.timer = now + min(self.estimate.most, self.estimate.rto * (1 << self.probes))
            return [self.segment(self.acked, self.acked + 1)]
        return super().on_timer(now)
