"""Returns the number of its descriptor, and goes on using it.

base: reference
score: 6
caught by: tcp-stream-owner
message: detach
"""
# instead of
        sock, self._sock = self._owned(), None
        return sock.detach()
# this
        return self._owned().fileno()
