"""Writes the first window as RFC 5681 has it, and looks ahead.

score: 3
"""

class Growth:
    """A congestion window that grows."""

    def __init__(self, mss, threshold=2**30):
        self.mss, self.threshold = mss, threshold
        if mss > 2190:
            self.window = 2 * mss
        elif mss > 1095:
            self.window = 4380 if mss <= 2190 and 4380 < 4 * mss else 4 * mss
        else:
            self.window = 4 * mss
        self.counted = 0

    def on_ack(self, acked, flight):
        """So many bytes were acknowledged for the first time."""
        if self.window < self.threshold:
            self.window += acked if acked < self.mss else self.mss
        else:
            left = self.counted + acked - self.window
            if left >= 0:
                self.counted = left
                self.window += self.mss
            else:
                self.counted += acked
