"""Counts all bytes that were ever put, taken or not.

base: reference
score: 1
caught by: outbox-limit
message: take 50,000 bytes
hint: only what waits counts
"""
# instead of
        self.full = False
# this
        self.full = False
        self.put_so_far = 0

# instead of
        if len(self.waiting) + len(data) > LIMIT:
# this
        self.put_so_far += len(data)
        if self.put_so_far > LIMIT:
