"""Replaces the contents of the buffer, and with them its size.

base: reference
score: 5
caught by: tcp-stream-read
message: keeps its size
"""
# instead of
        return self._owned().recv_into(buffer)
# this
        data = self._owned().recv(len(buffer))
        buffer[:] = data
        return len(data)
