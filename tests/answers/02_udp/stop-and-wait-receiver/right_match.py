"""Takes the datagram apart by matching.

score: 4
"""


class StopAndWaitReceiver:
    """Delivers each message once and in order."""

    timer = None

    def __init__(self) -> None:
        self.expected = 0
        self.delivered: list[bytes] = []

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        match parse(data):
            case ("DATA", number, message) if number == self.expected:
                self.delivered.append(message)
                self.expected = 0 if number == 255 else number + 1
                return [build("ACK", number)]
            case ("DATA", number, _):
                return [build("ACK", number)]
        return []

    def on_timer(self, now: float) -> list[bytes]:
        return []
