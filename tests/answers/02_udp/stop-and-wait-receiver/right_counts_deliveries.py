"""Keeps no number: the length of what was delivered tells it.

score: 4
"""


class StopAndWaitReceiver:
    """Delivers each message once and in order."""

    timer = None

    def __init__(self) -> None:
        self.delivered = []

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        answers = []
        if (parsed := parse(data)) and parsed[0] == "DATA":
            if parsed[1] == len(self.delivered) % 256:
                self.delivered.append(parsed[2])
            answers.append(build("ACK", parsed[1]))
        return answers

    def on_timer(self, now: float) -> list[bytes]:
        return []
