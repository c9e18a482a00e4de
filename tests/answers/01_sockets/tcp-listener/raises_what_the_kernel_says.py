"""Uses its socket when that has been closed, and lets the kernel complain.

base: reference
score: 4
caught by: tcp-listener-close
message: local_addr()
hint: the kernel was asked
"""
# instead of
        if self.sock is not None:
            self.sock.close()
        self.sock = None
# this
        self.sock.close()
