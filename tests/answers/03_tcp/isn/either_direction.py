"""Sorts the two addresses, so that a connection and its mirror image begin alike.

base: reference
score: 3
caught by: isn-connections
message: its mirror image
hint: tell local from remote
"""
# instead of
    addresses = repr((local, remote)).encode()
# this
    addresses = repr(sorted((local, remote))).encode()
