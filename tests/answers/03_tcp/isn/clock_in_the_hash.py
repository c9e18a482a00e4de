"""Hashes the time, too, so that nothing moves on evenly.

base: reference
score: 3
caught by: isn-clock
message: 1 s after 1000.0
hint: the clock stands beside the hash
"""
# instead of
    addresses = repr((local, remote)).encode()
# this
    addresses = repr((local, remote, int(now * 250_000))).encode()
# instead of
    return (begin + int(now * 250_000)) % 2**32
# this
    return begin
