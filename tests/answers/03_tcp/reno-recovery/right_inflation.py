"""Counts the segments that have left, apart from the window.

score: 4
"""

class Reno(Backoff):
    """TCP Reno's congestion control (RFC 5681)."""

    in_recovery = False

    def on_duplicate(self, count, flight):
        """The same number was acknowledged again."""
        if count < 3:
            return
        if count == 3:
            self.in_recovery = True
            self.threshold = max(2 * self.mss, flight // 2)
        if self.in_recovery:
            self.window = self.threshold + count * self.mss

    def on_ack(self, acked, flight):
        """So many bytes were acknowledged for the first time."""
        if not self.in_recovery:
            super().on_ack(acked, flight)
            return
        super().on_ack(0, flight)
        self.in_recovery = False
        self.window = self.threshold
        self.counted = 0

    def on_timeout(self, flight):
        """The timer was due."""
        self.in_recovery = False
        super().on_timeout(flight)
