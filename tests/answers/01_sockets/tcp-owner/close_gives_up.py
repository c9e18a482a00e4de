"""Gives the descriptor up where it is to be closed, so that nobody closes the number.

base: reference
score: 3
caught by: tcp-owner-takes
message: close() ends a connection
hint: to give it up is not enough
"""
# instead of
        if self.sock is not None:
            super().close()
        self.sock = None
# this
        if self.sock is not None:
            self.into_raw_fd()
