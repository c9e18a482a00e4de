"""Sets its socket to None before it closes it.

base: reference
score: 1
caught by: tcp-owner-takes
message: close() ends a connection
hint: was self.sock None by then
"""
# instead of
        if self.sock is not None:
            super().close()
        self.sock = None
# this
        self.sock = None
        super().close()
