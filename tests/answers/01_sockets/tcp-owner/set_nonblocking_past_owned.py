"""Uses the attribute in set_nonblocking, and not what owned says.

base: reference
score: 3
caught by: tcp-owner-nothing
message: set_nonblocking(False) raises
hint: was used all the same
"""
# instead of
        self.owned().setblocking(not nonblocking)
# this
        self.sock.setblocking(not nonblocking)
