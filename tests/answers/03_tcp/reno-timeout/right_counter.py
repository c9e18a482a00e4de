"""Counts timeouts in a row.

score: 3
"""

class Backoff(Growth):
    """Growth that begins again with one segment when the timer is due."""

    def __init__(self, mss, threshold=2**30):
        super().__init__(mss, threshold)
        self.timeouts = 0

    def on_ack(self, acked, flight):
        """So many bytes were acknowledged for the first time."""
        super().on_ack(acked, flight)
        self.timeouts = 0

    def on_timeout(self, flight):
        """The timer was due."""
        self.timeouts += 1
        if self.timeouts == 1:
            half = flight >> 1
            self.threshold = half if half > 2 * self.mss else 2 * self.mss
        self.window = self.mss
        self.counted = 0
