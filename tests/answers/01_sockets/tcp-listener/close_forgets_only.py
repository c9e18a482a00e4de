"""Forgets a socket that somebody else still holds, and does not close it.

base: reference
score: 4
caught by: tcp-listener-close
message: is refused
hint: takes no more calls
"""
# instead of
        if self.sock is not None:
            self.sock.close()
        self.sock = None
# this
        if self.sock is not None:
            self.kept, self.sock = self.sock, None
