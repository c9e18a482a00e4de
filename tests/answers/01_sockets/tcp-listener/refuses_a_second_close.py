"""Asks owned in close, which raises the second time.

base: reference
score: 4
caught by: tcp-listener-close
message: closing again does nothing
hint: when there is nothing to close
"""
# instead of
        if self.sock is not None:
            self.sock.close()
        self.sock = None
# this
        self.owned().close()
        self.sock = None
