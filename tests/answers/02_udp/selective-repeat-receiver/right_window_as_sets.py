"""Lists the numbers of both windows.

score: 3
"""


class SelectiveRepeatReceiver:
    """Delivers each message once and in order."""

    timer = None

    def __init__(self, window: int, numbers: int) -> None:
        self.window, self.numbers = window, numbers
        self.expected = 0
        self.kept = {}
        self.delivered = []

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        match parse(data):
            case ("DATA", number, message):
                new = {(self.expected + place) % self.numbers for place in range(self.window)}
                old = {(self.expected - place - 1) % self.numbers for place in range(self.window)}
                if number in new:
                    self.kept.setdefault(number, message)
                elif number not in old:
                    return []
                while (message := self.kept.pop(self.expected, None)) is not None:
                    self.delivered.append(message)
                    self.expected = (self.expected + 1) % self.numbers
                return [build("ACK", number)]
        return []

    def on_timer(self, now: float) -> list[bytes]:
        return []
