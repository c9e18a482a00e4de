"""Takes the bytes out of the socket, and then finds that the buffer cannot be changed.

base: reference
score: 5
caught by: tcp-stream-read
message: which had waited in the socket
hint: recv_into refuses first
"""
# instead of
        return self.owned().recv_into(buffer)
# this
        data = self.owned().recv(len(buffer))
        buffer[: len(data)] = data
        return len(data)
