"""Hashes the secret and the addresses in a row, as RFC 6528 suggests.

score: 4
"""

import hashlib


def initial_sequence(local, remote, secret, now):
    text = "|".join(map(str, (*local, *remote))).encode()
    number = int(hashlib.sha256(text + b"|" + secret).hexdigest(), 16)
    return (number + round(now * 1_000_000) // 4) % 2**32
