"""Takes no notice of the argument of set_nonblocking.

base: reference
score: 4
caught by: tcp-listener-waits
message: set_nonblocking(False)
hint: set_nonblocking(False) is setblocking(True)
"""
# instead of
        self.owned().setblocking(not nonblocking)
# this
        self.owned().setblocking(False)
