"""Keeps everything for whoever does not read.

base: reference
score: 1
caught by: outbox-limit
message: put 65,537 bytes
hint: set full to True
"""
# instead of
        if len(self.waiting) + len(data) > LIMIT:
            self.full = True
        if self.full:
            self.waiting.clear()
        else:
            self.waiting += data
# this
        self.waiting += data
