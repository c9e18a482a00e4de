"""Takes what stands behind a final dot for a label, and refuses it.

base: reference
score: 1
caught by: dns-query-bytes
message: although it ends in a dot
hint: a dot at the end has no label behind it
"""
# instead of
    labels = [] if name in ("", ".") else [label.encode("ascii") for label in name.removesuffix(".").split(".")]
# this
    labels = [] if name in ("", ".") else [label.encode("ascii") for label in name.split(".")]
