"""Receives into bytes of its own, and returns those.

base: reference
score: 4
caught by: tcp-stream-ask
message: returns a number
"""
# instead of
        return self._owned().recv_into(buffer)
# this
        return self._owned().recv(len(buffer))
