"""Takes the number out, and still has the empty socket until it is closed.

base: reference
score: 3
caught by: tcp-owner-nothing
message: after into_raw_fd()
hint: self.sock must be None by now
"""
# instead of
        sock, self.sock = self.owned(), None
        return sock.detach()
# this
        return self.owned().detach()
