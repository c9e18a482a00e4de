"""Delivers one message when the gap is filled, and not those behind it.

base: reference
score: 0
caught by: selective-repeat-receiver-order
message: DATA 0 a, 0.3
hint: deliver all that follow
"""
# instead of
        while self.expected in self.early:
# this
        if self.expected in self.early:
