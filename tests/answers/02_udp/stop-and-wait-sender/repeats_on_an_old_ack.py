"""Answers each ACK that it does not expect with the message on its way.

base: reference
score: 6
caught by: stop-and-wait-sender-again
message: DATA 0 a, 1.25
hint: only an ACK acknowledges
"""
# instead of
        if not self.waiting or parse(data) != ("ACK", self.number, b""):
            return []
# this
        if not self.waiting:
            return []
        if parse(data) != ("ACK", self.number, b""):
            return self.transmit(now) if parse(data) else []
