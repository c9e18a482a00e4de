"""Reads until the buffer is full.

base: reference
score: 5
caught by: tcp-stream-read
message: since only 5 bytes have come
hint: a short read is the answer
"""
# instead of
        return self.owned().recv_into(buffer)
# this
        sock, view, count = self.owned(), memoryview(buffer), 0
        while count < len(view):
            came = sock.recv_into(view[count:])
            if came == 0:
                break
            count += came
        return count
