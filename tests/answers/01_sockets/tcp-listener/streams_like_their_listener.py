"""Hands on whether the listener waits to the streams that it accepts.

base: reference
score: 4
caught by: tcp-listener-waits
message: a read from the stream
hint: set_nonblocking is about the listener
"""
# instead of
        sock.setblocking(True)
# this
        sock.setblocking(self.owned().getblocking())
