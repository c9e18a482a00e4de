"""Delivers whatever arrives.

base: reference
score: 0
caught by: stop-and-wait-receiver-delivers
message: DATA 1 b, 0.2
hint: do not deliver it again
"""
# instead of
        if number == self.expected:
# this
        if number >= 0:
