"""Takes no notice of the argument of set_nonblocking.

base: reference
score: 4
caught by: tcp-listener-owner
message: waits again
"""
# instead of
        self._owned().setblocking(not nonblocking)
# this
        self._owned().setblocking(False)
