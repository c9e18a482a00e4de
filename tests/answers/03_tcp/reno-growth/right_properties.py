"""Reckons with truth values.

score: 3
"""

class Growth:
    """A congestion window that grows: slow start below the threshold, then congestion avoidance."""

    def __init__(self, mss: int, threshold: int = 2**30) -> None:
        self.mss = mss
        self.threshold = threshold
        self.window = sorted([2 * mss, 4380, 4 * mss])[1]
        self.counted = 0

    def on_ack(self, acked: int, flight: int) -> None:
        """So many bytes were acknowledged for the first time."""
        slow_start = self.window < self.threshold
        if slow_start:
            self.window += min(self.mss, acked)
        else:
            self.counted += acked
            whole = self.counted >= self.window
            self.counted -= self.window * whole
            self.window += self.mss * whole
