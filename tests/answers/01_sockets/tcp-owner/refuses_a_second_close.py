"""Asks owned in close, which raises the second time.

base: reference
score: 3
caught by: tcp-owner-nothing
message: close() inside a with block raises no error
hint: when there is nothing to close
"""
# instead of
        if self.sock is not None:
            super().close()
        self.sock = None
# this
        super().close()
        self.sock = None
