"""Copies the descriptor that it is given, and leaves the original to nobody.

base: reference
score: 4
caught by: tcp-stream-owner
message: with a copy
"""
# instead of
        return cls(socket.socket(fileno=number))
# this
        import os

        return cls(socket.socket(fileno=os.dup(number)))
