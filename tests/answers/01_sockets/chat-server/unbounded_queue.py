"""Keeps however much waits.

base: reference
score: 5
caught by: chat-server-stalled
message: the server lets go of Eve, and of nobody else
hint: it holds no more than 65,536 bytes
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

    def take(self, n):
        del self.waiting[:n]


@dataclass(eq=False)
class Client:

# instead of
    outbox: Outbox = field(default_factory=Outbox)
# this
    outbox: Queue = field(default_factory=Queue)
