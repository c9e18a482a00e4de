"""Uses its socket after it was detached or closed, and lets the kernel complain.

base: reference
score: 6
caught by: tcp-stream-owner
message: every other method raises ValueError
"""
# instead of
        if self._sock is None:
            raise ValueError("this stream is closed, or its descriptor was moved out of it")
# this

# instead of
        sock, self._sock = self._owned(), None
        return sock.detach()
# this
        return self._sock.detach()

# instead of
        sock, self._sock = self._sock, None
        if sock is not None:
            sock.close()
# this
        self._sock.close()
