"""Hashes a tuple with hash(), whose results for neighbouring ports lie at distances that repeat.

base: reference
score: 2
caught by: isn-secret
message: from one port to the next
hint: use a keyed hash
"""
# instead of
    begin = int.from_bytes(hashlib.blake2s(addresses, key=secret, digest_size=4).digest(), "big")
# this
    begin = hash((local, remote, secret))
