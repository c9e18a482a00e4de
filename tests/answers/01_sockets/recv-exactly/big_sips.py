"""Reads 4,096 bytes at a time whatever is missing, and returns all that it got.

base: reference
score: 4
caught by: recv-exactly-boundary
message: (b'mine', b', yours'), and what follows stays in the socket
hint: do not read ahead
"""
# instead of
        piece = sock.recv(n - len(received))
# this
        piece = sock.recv(4096)
