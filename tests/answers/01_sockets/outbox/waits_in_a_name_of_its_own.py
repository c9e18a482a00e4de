"""Adds to a local name, which nobody sees.

base: reference
score: 0
caught by: outbox-keeps
message: at lunch?
hint: a name of its own
"""
# instead of
        if self.full:
            self.waiting.clear()
        else:
            self.waiting += data
# this
        if self.full:
            self.waiting.clear()
        else:
            waiting = self.waiting + data
