"""Reads 4,096 bytes at a time whatever is missing, and returns all that it got.

base: reference
score: 4
caught by: recv-exactly-boundary
message: only for the bytes
"""
# instead of
        piece = sock.recv(n - len(received))
# this
        piece = sock.recv(4096)
