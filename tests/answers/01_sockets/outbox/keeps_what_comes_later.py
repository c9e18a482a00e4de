"""Is full and empty, and then keeps what is put into it later.

base: reference
score: 1
caught by: outbox-limit
message: put 1 byte, put 10 bytes
hint: put looks at full first
"""
# instead of
        if self.full:
            self.waiting.clear()
        else:
            self.waiting += data
# this
            self.waiting.clear()
        else:
            self.waiting += data
