"""Draws a number each time.

base: reference
score: 0
caught by: isn-clock
message: 0 s after 1000.0
hint: the same four arguments must give the same number
"""
# instead of
    import hashlib
# this
    import random
# instead of
    begin = int.from_bytes(hashlib.blake2s(addresses, key=secret, digest_size=4).digest(), "big")
# this
    begin = random.getrandbits(32)
