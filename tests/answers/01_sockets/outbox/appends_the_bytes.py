"""Calls append, which adds one number to a bytearray, with bytes.

base: reference
score: 0
caught by: outbox-keeps
message: TypeError
hint: += or extend adds all bytes
"""
# instead of
            self.waiting += data
# this
            self.waiting.append(data)
