"""Cuts the bytes off at the end.

base: reference
score: 1
caught by: outbox-keeps
message: take(4)
hint: take cuts off
"""
# instead of
        del self.waiting[:n]
# this
        del self.waiting[len(self.waiting) - n :]
