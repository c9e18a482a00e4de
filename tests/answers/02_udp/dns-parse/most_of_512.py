"""Refuses messages of more than 512 bytes.

base: reference
score: 3
caught by: dns-parse-large
message: 65,507
hint: a message may be as long as a datagram
"""
# instead of
    if len(message) < 12:
# this
    if len(message) > 512:
        raise Malformed("too long")
    if len(message) < 12:
