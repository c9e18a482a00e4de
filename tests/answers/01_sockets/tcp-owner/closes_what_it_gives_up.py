"""Closes the socket whose number it returns.

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
        number = self.owned().fileno()
        self.close()
        return number
