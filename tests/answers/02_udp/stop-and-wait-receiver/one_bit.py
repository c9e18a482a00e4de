"""Knows two numbers only.

base: reference
score: 0
caught by: stop-and-wait-receiver-delivers
message: DATA 0 a, 0.3
hint: an old one
"""
# instead of
            self.expected = (self.expected + 1) % 256
# this
            self.expected = 1 - self.expected
