"""Takes no notice of the argument of set_nonblocking.

base: reference
score: 3
caught by: tcp-owner-waits
message: set_nonblocking(False)
hint: set_nonblocking(False) is setblocking(True)
"""
# instead of
        self.owned().setblocking(not nonblocking)
# this
        self.owned().setblocking(False)
