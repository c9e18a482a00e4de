"""Allows labels of 62 bytes only.

base: reference
score: 2
caught by: dns-query-limits
message: "a" * 63
hint: 63 is allowed still
"""
# instead of
    if not all(1 <= len(label) <= 63 for label in labels):
        raise ValueError(f"a label of {name!r} does not have 1 to 63 bytes")
# this
    if not all(1 <= len(label) < 63 for label in labels):
        raise ValueError(f"a label of {name!r} does not have 1 to 63 bytes")
