"""Goes on in write until all is taken.

base: reference
score: 6
caught by: tcp-stream-write
message: one call of send
"""
# instead of
        return self._owned().send(data)
# this
        self._owned().sendall(data)
        return len(data)
