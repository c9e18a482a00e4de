"""Is full when exactly LIMIT bytes wait.

base: reference
score: 1
caught by: outbox-limit
message: put 65,536 bytes
hint: exactly LIMIT bytes may wait
"""
# instead of
        if len(self.waiting) + len(data) > LIMIT:
# this
        if len(self.waiting) + len(data) >= LIMIT:
