"""Keeps a list of what has to be sent first.

score: 6
"""


class FastSender(ProbingSender):
    """A sender that takes three duplicate acknowledgements for a loss."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.first, self.same, self.until = [], 0, None

    def lost(self):
        self.first = [True]

    def on_ack(self, ack, window, now):
        old = (self.acked, self.window, self.sent)
        super().on_ack(ack, window, now)
        if self.acked != old[0]:
            self.same, self.first = 0, []
            if self.until is not None and self.acked >= self.until:
                self.until = None
            if self.until is not None:
                self.lost()
            return
        here = (ack - self.iss - 1 - self.acked) % 2**32 == 0
        if here and old[2] > old[0] and window == old[1] and window > 0:
            self.same += 1
            self.notify("on_duplicate", self.same, self.flight)
            if self.same == 3 and self.until is None:
                self.until = self.sent
                self.lost()

    def on_timer(self, now):
        again = super().on_timer(now)
        if again and not self.probes:
            self.until, self.first = self.sent, []
        return again

    def segments(self, now):
        again = [self.oldest() for _ in self.first]
        if again:
            self.first, self.timed = [], None
        return again + super().segments(now)
