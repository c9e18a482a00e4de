"""Looks whether more than LIMIT bytes wait already, before it adds.

base: reference
score: 1
caught by: outbox-limit
message: put 65,537 bytes
hint: set full to True
"""
# instead of
        if len(self.waiting) + len(data) > LIMIT:
# this
        if len(self.waiting) > LIMIT:
