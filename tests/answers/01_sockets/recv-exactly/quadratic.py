"""Adds to bytes, which copies all that it has on each turn.

base: reference
score: 3
caught by: recv-exactly-large
message: quadratic
hint: each `+=` on bytes
"""
# instead of
    received = bytearray()
# this
    received = b""

# instead of
    return bytes(received)
# this
    return received
