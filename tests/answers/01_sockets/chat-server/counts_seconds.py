"""Keeps however much waits, and lets go of whoever has taken nothing for three seconds.

base: reference
score: 5
caught by: chat-server-stalled
message: A stranger hears 3000 texts, though it, too, reads late
hint: only how much waits is a reason to let go, not how long
"""
# instead of
@dataclass(eq=False)
class Client:
# this
import time


class Queue:
    """Bytes that wait for one client."""

    def __init__(self):
        self.waiting, self.taken_at = bytearray(), 0.0

    @property
    def full(self):
        return bool(self.waiting) and time.monotonic() > self.taken_at + 3

    def put(self, data):
        if not self.waiting:
            self.taken_at = time.monotonic()
        self.waiting += data

    def take(self, n):
        del self.waiting[:n]
        self.taken_at = time.monotonic()


@dataclass(eq=False)
class Client:

# instead of
    outbox: Outbox = field(default_factory=Outbox)
# this
    outbox: Queue = field(default_factory=Queue)
