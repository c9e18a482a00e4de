"""Allows labels of 64 bytes.

base: reference
score: 2
caught by: dns-query-limits
message: "a" * 64
hint: a label has at most 63 bytes
"""
# instead of
    if not all(1 <= len(label) <= 63 for label in labels):
        raise ValueError(f"a label of {name!r} does not have 1 to 63 bytes")
# this
    if not all(1 <= len(label) <= 64 for label in labels):
        raise ValueError(f"a label of {name!r} does not have 1 to 63 bytes")
