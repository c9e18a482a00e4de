"""Keeps all messages ever, and how many of them are acknowledged.

score: 8
"""


class StopAndWaitSender:
    """Sends one message at a time until it is acknowledged."""

    def __init__(self, rto: float) -> None:
        self.rto, self.timer = rto, None
        self.messages: list[bytes] = []
        self.done = 0

    def go(self, now: float) -> list[bytes]:
        if self.done == len(self.messages):
            self.timer = None
            return []
        self.timer = now + self.rto
        return [build("DATA", self.done % 256, self.messages[self.done])]

    def send(self, message: bytes, now: float) -> list[bytes]:
        self.messages.append(message)
        return [] if self.timer is not None else self.go(now)

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        if self.timer is None or data != build("ACK", self.done % 256):
            return []
        self.done += 1
        return self.go(now)

    def on_timer(self, now: float) -> list[bytes]:
        return self.go(now) if self.timer is not None and self.timer <= now else []
