"""Reads the number of a damaged ACK.

base: reference
score: 6
caught by: stop-and-wait-sender-again
message: damaged ACK 0, 1.25
hint: a damaged ACK acknowledges nothing
"""
# instead of
        if not self.waiting or parse(data) != ("ACK", self.number, b""):
            return []
# this
        kind, number, _ = parse(data) or ("ACK", data[1], b"")
        if not self.waiting or (kind, number) != ("ACK", self.number):
            return []
