"""Drops a message while another is on its way.

base: reference
score: 0
caught by: stop-and-wait-sender-turns
message: ACK 0, 0.25
hint: lets b go
"""
# instead of
        self.waiting.append(message)
        return self.transmit(now) if len(self.waiting) == 1 else []
# this
        if self.waiting:
            return []
        self.waiting.append(message)
        return self.transmit(now)
