"""Is full, and keeps all that was put, the last bytes too.

base: reference
score: 1
caught by: outbox-limit
message: put 65,537 bytes
hint: keeps nothing: waiting is empty then
"""
# instead of
        if self.full:
            self.waiting.clear()
        else:
            self.waiting += data
# this
        self.waiting += data
