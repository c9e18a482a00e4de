"""Counts the characters of the text, and allows 255 of them.

base: reference
score: 2
caught by: dns-query-limits
message: since the name would take 256 bytes
hint: each label, a length byte for each, and the zero byte
"""
# instead of
    if len(encoded) > 255:
# this
    if len(name) > 255:
