"""Takes a checksum of secret and addresses: no hash that keeps a secret.

base: reference
score: 2
caught by: isn-secret
message: from one port to the next
hint: use a keyed hash
"""
# instead of
    import hashlib
# this
    import zlib
# instead of
    begin = int.from_bytes(hashlib.blake2s(addresses, key=secret, digest_size=4).digest(), "big")
# this
    begin = zlib.crc32(secret + addresses)
