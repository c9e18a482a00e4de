"""Lets empty labels through.

base: reference
score: 2
caught by: dns-query-limits
message: for its empty label
hint: an empty label would be read as the end
"""
# instead of
    if not all(1 <= len(label) <= 63 for label in labels):
        raise ValueError(f"a label of {name!r} does not have 1 to 63 bytes")
# this
    if not all(len(label) <= 63 for label in labels):
        raise ValueError(f"a label of {name!r} is too long")
