"""Keeps a list of entries, of which the acknowledged ones are struck from the front.

score: 5
"""


class SelectiveRepeatSender:
    """Has up to `window` messages on their way."""

    def __init__(self, rto: float, window: int, numbers: int) -> None:
        self.rto, self.window, self.numbers = rto, window, numbers
        self.entries: list[dict] = []  # those in the window
        self.queue: list[bytes] = []
        self.number = 0

    @property
    def timer(self) -> float | None:
        return min((entry["due"] for entry in self.entries if not entry["done"]), default=None)

    def send(self, message: bytes, now: float) -> list[bytes]:
        self.queue.append(message)
        return self.more(now)

    def more(self, now: float) -> list[bytes]:
        out = []
        while self.entries and self.entries[0]["done"]:
            self.entries.pop(0)
        while self.queue and len(self.entries) < self.window:
            data = build("DATA", self.number, self.queue.pop(0))
            self.entries.append({"number": self.number, "data": data, "due": now + self.rto, "done": False})
            self.number = (self.number + 1) % self.numbers
            out.append(data)
        return out

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        parsed = parse(data)
        for entry in self.entries:
            if parsed and parsed[0] == "ACK" and parsed[1] == entry["number"]:
                entry["done"] = True
        return self.more(now)

    def on_timer(self, now: float) -> list[bytes]:
        due = [entry for entry in self.entries if not entry["done"] and entry["due"] <= now]
        for entry in due:
            entry["due"] = now + self.rto
        return [entry["data"] for entry in due]
