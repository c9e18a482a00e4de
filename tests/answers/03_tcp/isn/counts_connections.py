"""Gives each new connection a number 64,000 further on, as early systems did.

base: reference
score: 2
caught by: isn-secret
message: from one port to the next
hint: use a keyed hash
"""
# instead of
    begin = int.from_bytes(hashlib.blake2s(addresses, key=secret, digest_size=4).digest(), "big")
# this
    begun = initial_sequence.__dict__.setdefault("begun", {})
    begin = begun.setdefault((addresses, secret), 64_000 * len(begun))
