"""Counts the name without its zero byte.

base: reference
score: 2
caught by: dns-query-limits
message: since the name would take 256 bytes
hint: and the zero byte at the end
"""
# instead of
    if len(encoded) > 255:
# this
    if len(encoded) - 1 > 255:
