"""Counts down the room that is left, and keeps bytes, not a bytearray.

score: 2
"""


class Outbox:
    """Bytes that wait for one client, in order, and at most LIMIT of them."""

    def __init__(self):
        self.waiting = b""
        self.full = False
        self.left = LIMIT

    def put(self, data):
        """Let `data` wait behind what waits already; full if that would be more than LIMIT bytes."""
        self.left -= len(data)
        if self.left < 0 or self.full:
            self.full, self.waiting = True, b""
            return
        self.waiting += bytes(data)

    def take(self, n):
        """Forget the first `n` bytes, which the kernel has taken."""
        self.left += len(self.waiting[:n])
        self.waiting = self.waiting[n:]
