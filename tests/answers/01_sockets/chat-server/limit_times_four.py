"""Keeps four times as much as it may, in a queue of its own.

base: reference
score: 5
caught by: chat-server-stalled
message: the server lets go of Eve
hint: whose outbox is full
"""
# instead of
@dataclass(eq=False)
class Client:
# this
class Queue:
    """Bytes that wait for one client."""

    def __init__(self):
        self.waiting, self.full = bytearray(), False

    def put(self, data):
        self.waiting += data
        self.full = self.full or len(self.waiting) > 4 * LIMIT

    def take(self, n):
        del self.waiting[:n]


@dataclass(eq=False)
class Client:

# instead of
    outbox: Outbox = field(default_factory=Outbox)
# this
    outbox: Queue = field(default_factory=Queue)
