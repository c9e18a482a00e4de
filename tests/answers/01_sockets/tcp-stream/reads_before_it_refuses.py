"""Takes the bytes out of the socket, and then finds that the buffer cannot be written.

base: reference
score: 6
caught by: tcp-stream-read
message: took nothing
"""
# instead of
        return self._owned().recv_into(buffer)
# this
        data = self._owned().recv(len(buffer))
        buffer[: len(data)] = data
        return len(data)
