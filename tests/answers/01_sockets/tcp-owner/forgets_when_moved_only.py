"""Still has its socket when that has been closed.

base: reference
score: 3
caught by: tcp-owner-nothing
message: after close() inside a with block
hint: self.sock must be None by now
"""
# instead of
        if self.sock is not None:
            super().close()
        self.sock = None
# this
        if self.sock is not None:
            super().close()
