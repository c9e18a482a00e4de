"""Gives every message the number 0.

base: reference
score: 0
caught by: stop-and-wait-sender-turns
message: ACK 0, 0.25
hint: with the next number
"""
# instead of
        self.number = (self.number + 1) % 256
# this
        self.number = 0
