"""Takes an ACK while nothing is on its way.

base: reference
score: 6
caught by: stop-and-wait-sender-turns
message: ACK 4, 1.5
hint: IndexError
"""
# instead of
        if not self.waiting or parse(data) != ("ACK", self.number, b""):
            return []
# this
        if parse(data) != ("ACK", self.number, b""):
            return []
