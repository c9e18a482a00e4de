"""Puts the new bytes in the place of those that wait.

base: reference
score: 0
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
            self.waiting = bytearray(data)
