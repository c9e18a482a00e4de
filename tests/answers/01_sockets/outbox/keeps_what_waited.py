"""Is full, and keeps what waited before.

base: reference
score: 1
caught by: outbox-limit
message: put 65,436 bytes, put 101 bytes
hint: keeps nothing: waiting is empty then
"""
# instead of
        if self.full:
            self.waiting.clear()
        else:
            self.waiting += data
# this
        if not self.full:
            self.waiting += data
