"""Tells the number of the descriptor and forgets the socket, which closes it.

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
        sock, self.sock = self.owned(), None
        return sock.fileno()
