"""Has a state with a name.

score: 4
"""

class Reno(Backoff):
    """TCP Reno's congestion control (RFC 5681)."""

    def __init__(self, mss: int, threshold: int = 2**30) -> None:
        super().__init__(mss, threshold)
        self.state = "open"

    def on_duplicate(self, count: int, flight: int) -> None:
        """The same number was acknowledged again."""
        if count == 3:
            self.state = "recovery"
            half = flight // 2
            if half < 2 * self.mss:
                half = 2 * self.mss
            self.threshold, self.window = half, half + 3 * self.mss
        elif self.state == "recovery" and count >= 4:
            self.window = self.window + self.mss

    def on_ack(self, acked: int, flight: int) -> None:
        """So many bytes were acknowledged for the first time."""
        if self.state == "recovery":
            self.state = "open"
            Backoff.on_ack(self, 0, flight)
            self.window = self.threshold
            self.counted = 0
            return
        Backoff.on_ack(self, acked, flight)

    def on_timeout(self, flight: int) -> None:
        """The timer was due."""
        self.state = "open"
        Backoff.on_timeout(self, flight)
