"""Gives the name of the buffer to other bytes.

base: reference
score: 5
caught by: tcp-stream-read
message: with a buffer of 10 dots
hint: only gives the name to other bytes
"""
# instead of
        return self.owned().recv_into(buffer)
# this
        buffer = self.owned().recv(len(buffer))
        return len(buffer)
