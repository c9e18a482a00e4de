"""Takes any ACK for the one of the message on its way.

base: reference
score: 2
caught by: stop-and-wait-sender-again
message: ACK 1, 1.25
hint: not the number of the message on its way
"""
# instead of
        if not self.waiting or parse(data) != ("ACK", self.number, b""):
            return []
# this
        if not self.waiting or (parse(data) or "?")[0] != "ACK":
            return []
