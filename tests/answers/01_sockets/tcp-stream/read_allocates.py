"""Receives into bytes of its own, and returns those.

base: reference
score: 5
caught by: tcp-stream-read
message: with a buffer of 10 dots
hint: return that number
"""
# instead of
        return self.owned().recv_into(buffer)
# this
        return self.owned().recv(len(buffer))
