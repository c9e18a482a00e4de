"""Keeps the window's two edges, and a set of those acknowledged.

score: 5
"""


class SelectiveRepeatSender:
    """Has up to `window` messages on their way."""

    def __init__(self, rto: float, window: int, numbers: int) -> None:
        self.rto, self.window, self.numbers = rto, window, numbers
        self.timer = None
        self.messages: list[bytes] = []
        self.base = self.next = 0
        self.done: set[int] = set()
        self.times: dict[int, float] = {}

    def go(self, places: list[int], now: float) -> list[bytes]:
        for place in places:
            self.times[place] = now + self.rto
        waiting = [self.times[place] for place in range(self.base, self.next) if place not in self.done]
        self.timer = min(waiting) if waiting else None
        return [build("DATA", place % self.numbers, self.messages[place]) for place in places]

    def room(self, now: float) -> list[bytes]:
        places = []
        while self.next < len(self.messages) and self.next < self.base + self.window:
            places.append(self.next)
            self.next += 1
        return self.go(places, now)

    def send(self, message: bytes, now: float) -> list[bytes]:
        self.messages.append(message)
        return self.room(now)

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        for place in range(self.base, self.next):
            if data == build("ACK", place % self.numbers):
                self.done.add(place)
        while self.base in self.done:
            self.base += 1
        return self.room(now)

    def on_timer(self, now: float) -> list[bytes]:
        return self.go([p for p in range(self.base, self.next) if p not in self.done and self.times[p] <= now], now)
