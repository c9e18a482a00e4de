"""Lets an empty label through, so that the root has two zero bytes.

base: reference
score: 0
caught by: dns-query-bytes
message: for the root
hint: the root has no label at all
"""
# instead of
    labels = [] if name in ("", ".") else [label.encode("ascii") for label in name.removesuffix(".").split(".")]
# this
    labels = [label.encode("ascii") for label in name.removesuffix(".").split(".")]
# instead of
    if not all(1 <= len(label) <= 63 for label in labels):
        raise ValueError(f"a label of {name!r} does not have 1 to 63 bytes")
# this
    if not all(len(label) <= 63 for label in labels):
        raise ValueError(f"a label of {name!r} is too long")
