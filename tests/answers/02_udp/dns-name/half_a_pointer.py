"""Makes a pointer of the one byte that is left.

base: reference
score: 4
caught by: dns-name-cut
message: since the second byte of a pointer is missing
hint: whether it is there
"""
# instead of
        if length >= 0xC0 and at + 1 < len(message):
# this
        if length >= 0xC0:
