"""Glues host and port together.

base: reference
score: 3
caught by: isn-connections
message: 14000
hint: glued together
"""
# instead of
    addresses = repr((local, remote)).encode()
# this
    addresses = "".join(map(str, (*local, *remote))).encode()
