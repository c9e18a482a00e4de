"""Still has its socket when the descriptor has been taken out of it.

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

# instead of
        if self.sock is not None:
            super().close()
        self.sock = None
# this
        if self.sock is not None and self.sock.fileno() >= 0:
            super().close()
            self.sock = None
