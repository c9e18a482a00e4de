"""Reads until the buffer is full.

base: reference
score: 5
caught by: tcp-stream-read
message: no loop
"""
# instead of
        return self._owned().recv_into(buffer)
# this
        sock, view, count = self._owned(), memoryview(buffer), 0
        while count < len(view):
            came = sock.recv_into(view[count:])
            if came == 0:
                break
            count += came
        return count
