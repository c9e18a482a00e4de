"""Adds first, looks at the length afterwards, and drops all if it is too much.

score: 2
"""


class Outbox:
    """Bytes that wait for one client, in order, and at most LIMIT of them."""

    def __init__(self):
        self.waiting = bytearray()
        self.full = False

    def put(self, data):
        """Let `data` wait behind what waits already; full if that would be more than LIMIT bytes."""
        if not self.full:
            self.waiting.extend(data)
            if len(self.waiting) > LIMIT:
                self.waiting, self.full = bytearray(), True

    def take(self, n):
        """Forget the first `n` bytes, which the kernel has taken."""
        self.waiting = self.waiting[n:]
