"""Sends again at once when an ACK comes damaged.

base: reference
score: 6
caught by: stop-and-wait-sender-again
message: damaged ACK 0, 1.25
hint: `parse` returns None
"""
# instead of
        if not self.waiting or parse(data) != ("ACK", self.number, b""):
            return []
# this
        if self.waiting and parse(data) is None:
            return self.transmit(now)
        if not self.waiting or parse(data) != ("ACK", self.number, b""):
            return []
