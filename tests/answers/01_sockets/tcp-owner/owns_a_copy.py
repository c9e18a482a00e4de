"""Copies the descriptor that it is given, and leaves the original to nobody.

base: reference
score: 3
caught by: tcp-owner-takes
message: that from_raw_fd took
hint: beside a copy
"""
# instead of
        return cls(socket.socket(fileno=number))
# this
        import os

        return cls(socket.socket(fileno=os.dup(number)))
