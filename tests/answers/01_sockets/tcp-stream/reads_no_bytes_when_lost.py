"""Answers a read of no bytes before it looks whether there is a socket.

base: reference
score: 5
caught by: tcp-stream-read
message: LostStream(sock).read(bytearray())
hint: before you look at the buffer
"""
# instead of
        return self.owned().recv_into(buffer)
# this
        return self.owned().recv_into(buffer) if buffer else 0
