"""Keeps the datagram on its way, and a queue of those behind it.

score: 8
"""


class StopAndWaitSender:
    """Sends one message at a time until it is acknowledged."""

    def __init__(self, rto: float) -> None:
        self.rto = rto
        self.timer = None
        self.number = -1
        self.queue = []
        self.current = None

    def send(self, message: bytes, now: float) -> list[bytes]:
        self.queue.append(message)
        return self.next(now)

    def next(self, now: float) -> list[bytes]:
        if self.current or not self.queue:
            return []
        self.number = (self.number + 1) % 256
        self.current = build("DATA", self.number, self.queue.pop(0))
        self.timer = now + self.rto
        return [self.current]

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        parsed = parse(data)
        if self.current and parsed and parsed[:2] == ("ACK", self.number):
            self.current = self.timer = None
        return self.next(now)

    def on_timer(self, now: float) -> list[bytes]:
        if self.timer is not None and now >= self.timer:
            self.timer = now + self.rto
            return [self.current]
        return []
