"""Keeps a slot for each place of the window, and shifts them.

score: 3
"""


class SelectiveRepeatReceiver:
    """Delivers each message once and in order."""

    timer = None

    def __init__(self, window: int, numbers: int) -> None:
        self.window, self.numbers, self.expected = window, numbers, 0
        self.slots: list[bytes | None] = [None] * window
        self.delivered: list[bytes] = []

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        kind, number, message = parse(data) or ("", 0, b"")
        if kind != "DATA":
            return []
        ahead = (number - self.expected) % self.numbers
        behind = (self.expected - number) % self.numbers
        if ahead < self.window:
            self.slots[ahead] = message
        elif not 1 <= behind <= self.window:
            return []
        while self.slots[0] is not None:
            self.delivered.append(self.slots.pop(0))
            self.slots.append(None)
            self.expected = (self.expected + 1) % self.numbers
        return [build("ACK", number)]

    def on_timer(self, now: float) -> list[bytes]:
        return []
