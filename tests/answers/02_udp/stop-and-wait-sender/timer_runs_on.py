"""Leaves the timer running when all is acknowledged.

base: reference
score: 0
caught by: stop-and-wait-sender-turns
message: ACK 2, 0.75
hint: no timer runs
"""
# instead of
        self.number = (self.number + 1) % 256
        self.timer = None
# this
        self.number = (self.number + 1) % 256
