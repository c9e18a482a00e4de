"""Begins anew by __init__, and keeps a note of the last threshold.

score: 3
"""

class Backoff(Growth):
    """Growth that begins again with one segment when the timer is due."""

    def __init__(self, mss: int, threshold: int = 2**30) -> None:
        super().__init__(mss, threshold)
        self.heard = True

    def on_ack(self, acked: int, flight: int) -> None:
        """So many bytes were acknowledged for the first time."""
        self.heard = True
        Growth.on_ack(self, acked, flight)

    def on_timeout(self, flight: int) -> None:
        """The timer was due."""
        threshold = max(2 * self.mss, flight // 2) if self.heard else self.threshold
        Growth.__init__(self, self.mss, threshold)
        self.window = self.mss
        self.heard = False
