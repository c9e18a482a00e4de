"""Forgets its socket, and owned hands out None.

base: reference
score: 3
caught by: tcp-owner-nothing
message: after close() inside a with block
hint: was used all the same
"""
# instead of
        if self.sock is None:
            raise ValueError("this stream has been closed, or has given up its descriptor")
        return self.sock
# this
        return self.sock
