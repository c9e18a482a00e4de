"""Knows two numbers only.

base: reference
score: 0
caught by: stop-and-wait-sender-turns
message: ACK 1, 0.5
hint: the ACK of b lets c go
"""
# instead of
        self.number = (self.number + 1) % 256
# this
        self.number = 1 - self.number
