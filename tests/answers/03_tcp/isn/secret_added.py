"""Adds the secret to a hash without a key.

base: reference
score: 2
caught by: isn-secret
message: from one secret to another
hint: the secret belongs into the hash
"""
# instead of
    begin = int.from_bytes(hashlib.blake2s(addresses, key=secret, digest_size=4).digest(), "big")
# this
    begin = int.from_bytes(hashlib.blake2s(addresses, digest_size=4).digest(), "big")
    begin += int.from_bytes(secret, "big")
