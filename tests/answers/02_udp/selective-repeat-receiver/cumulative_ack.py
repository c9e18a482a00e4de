"""Acknowledges the last one that was delivered, not the one that arrived.

base: reference
score: 0
caught by: selective-repeat-receiver-order
message: DATA 1 b, 0.0
hint: acknowledge it and keep it
"""
# instead of
        return [build("ACK", number)]
# this
        return [build("ACK", (self.expected - 1) % self.numbers)]
