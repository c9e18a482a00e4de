"""Hands on whether the listener waits to the streams that it accepts.

base: reference
score: 4
caught by: tcp-listener-owner
message: its stream waits
"""
# instead of
        sock.setblocking(True)
# this
        sock.setblocking(self._owned().getblocking())
