"""Hands the flag on to setblocking as it is.

base: reference
score: 3
caught by: tcp-owner-waits
message: set_nonblocking(True)
hint: set_nonblocking(True) is setblocking(False)
hangs: yes
"""
# instead of
        self.owned().setblocking(not nonblocking)
# this
        self.owned().setblocking(nonblocking)
