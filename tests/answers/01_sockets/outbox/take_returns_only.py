"""Returns what take asks for, and leaves it where it is.

base: reference
score: 0
caught by: outbox-keeps
message: take(4)
hint: take cuts off
"""
# instead of
        del self.waiting[:n]
# this
        return self.waiting[:n]
