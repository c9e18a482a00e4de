"""Answers a repeated ACK with the message on its way.

base: reference
score: 6
caught by: stop-and-wait-sender-again
message: ACK 255, 1.25
hint: not the number of the message on its way
"""
# instead of
        if not self.waiting or parse(data) != ("ACK", self.number, b""):
            return []
# this
        if self.waiting and parse(data) == ("ACK", (self.number - 1) % 256, b""):
            return self.transmit(now)
        if not self.waiting or parse(data) != ("ACK", self.number, b""):
            return []
