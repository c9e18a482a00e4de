"""Uses its socket after it was detached or closed, and lets the kernel complain.

base: reference
score: 3
caught by: tcp-owner-nothing
message: after close() inside a with block
hint: the kernel was asked
"""
# instead of
        if self.sock is None:
            raise ValueError("this stream has been closed, or has given up its descriptor")
        return self.sock
# this
        return self.sock

# instead of
        sock, self.sock = self.owned(), None
        return sock.detach()
# this
        return self.sock.detach()

# instead of
        if self.sock is not None:
            super().close()
        self.sock = None
# this
        self.sock.close()
