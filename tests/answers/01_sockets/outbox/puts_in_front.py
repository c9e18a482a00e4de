"""Puts new bytes in front of those that wait.

base: reference
score: 1
caught by: outbox-keeps
message: at lunch?
hint: put adds behind
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
            self.waiting[:0] = data
