"""Sends each message at once.

base: reference
score: 2
caught by: stop-and-wait-sender-turns
message: send(b, 0.1)
hint: one message at a time
"""
# instead of
        return self.transmit(now) if len(self.waiting) == 1 else []
# this
        return [build("DATA", self.number, message)] if len(self.waiting) > 1 else self.transmit(now)
