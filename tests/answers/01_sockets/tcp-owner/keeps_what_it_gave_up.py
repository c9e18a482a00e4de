"""Returns the number of its descriptor, and goes on using it.

base: reference
score: 2
caught by: tcp-owner-moves
message: what both streams wrote
hint: detach takes the number out
"""
# instead of
        sock, self.sock = self.owned(), None
        return sock.detach()
# this
        return self.owned().fileno()
