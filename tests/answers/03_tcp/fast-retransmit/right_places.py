"""Compares places, and asks for a loss in one method.

score: 6
"""


class FastSender(ProbingSender):
    """A sender that takes three duplicate acknowledgements for a loss."""

    repeated, end_of_loss, resend = 0, -1, False

    def on_ack(self, ack, window, now):
        place = (ack - self.iss - 1) % 2**32
        duplicate = (
            place == self.acked % 2**32 and self.sent > self.acked and window != 0 and window == self.window
        )
        before = self.acked
        super().on_ack(ack, window, now)
        if duplicate:
            self.repeated += 1
            self.notify("on_duplicate", self.repeated, self.sent - self.acked)
            if self.repeated == 3 and not self.acked < self.end_of_loss:
                self.end_of_loss, self.resend = self.sent, True
        elif self.acked > before:
            self.repeated = 0
            self.resend = self.acked < self.end_of_loss

    def on_timer(self, now):
        probing = self.probes
        sent = super().on_timer(now)
        if sent and not probing and not self.probes:
            self.end_of_loss = self.sent
            self.resend = False
        return sent

    def segments(self, now):
        found = []
        if self.resend:
            found.append(self.oldest())
            self.resend = False
            self.timed = None
        found.extend(super().segments(now))
        return found
