"""Replaces the contents of the buffer, and with them its size.

base: reference
score: 5
caught by: tcp-stream-read
message: with a buffer of 10 dots
hint: keeps its size
"""
# instead of
        return self.owned().recv_into(buffer)
# this
        data = self.owned().recv(len(buffer))
        buffer[:] = data
        return len(data)
