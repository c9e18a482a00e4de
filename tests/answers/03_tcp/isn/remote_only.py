"""Hashes the remote address only.

base: reference
score: 3
caught by: isn-connections
message: two local ports
hint: all four of
"""
# instead of
    addresses = repr((local, remote)).encode()
# this
    addresses = repr(remote).encode()
