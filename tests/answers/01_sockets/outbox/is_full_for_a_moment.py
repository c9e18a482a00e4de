"""Sets full anew with each put.

base: reference
score: 1
caught by: outbox-limit
message: put 1 byte, put 10 bytes
hint: once full, always full
"""
# instead of
        if len(self.waiting) + len(data) > LIMIT:
            self.full = True
# this
        self.full = len(self.waiting) + len(data) > LIMIT
