"""Hashes the two addresses one by one, and adds.

base: reference
score: 2
caught by: isn-secret
message: from one host to another
hint: a sum of hashes of the parts
"""
# instead of
    begin = int.from_bytes(hashlib.blake2s(addresses, key=secret, digest_size=4).digest(), "big")
# this
    parts = [hashlib.blake2s(repr(part).encode(), key=secret, digest_size=4) for part in (*local, *remote)]
    begin = sum((place + 1) * int.from_bytes(part.digest(), "big") for place, part in enumerate(parts))
