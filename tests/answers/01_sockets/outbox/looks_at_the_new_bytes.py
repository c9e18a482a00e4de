"""Compares only the new bytes with the limit.

base: reference
score: 1
caught by: outbox-limit
message: put 65,436 bytes, put 101 bytes
hint: set full to True
"""
# instead of
        if len(self.waiting) + len(data) > LIMIT:
# this
        if len(data) > LIMIT:
