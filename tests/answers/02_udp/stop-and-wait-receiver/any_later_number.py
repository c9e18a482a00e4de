"""Delivers any number from the expected one on.

base: reference
score: 2
caught by: stop-and-wait-receiver-ignores
message: DATA 7 z, 0.5
hint: any other number is acknowledged, and not delivered
"""
# instead of
        if number == self.expected:
# this
        if number >= self.expected:
