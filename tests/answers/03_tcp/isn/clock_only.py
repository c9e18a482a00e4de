"""Begins each connection where the clock stands.

base: reference
score: 1
caught by: isn-connections
message: two remote ports
hint: all four of
"""
# instead of
    begin = int.from_bytes(hashlib.blake2s(addresses, key=secret, digest_size=4).digest(), "big")
# this
    begin = 0
