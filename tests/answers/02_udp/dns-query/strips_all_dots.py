"""Takes all dots off the end.

base: reference
score: 2
caught by: dns-query-limits
message: 'a.example..'
hint: an empty label would be read as the end
"""
# instead of
    labels = [] if name in ("", ".") else [label.encode("ascii") for label in name.removesuffix(".").split(".")]
# this
    labels = [label.encode("ascii") for label in name.rstrip(".").split(".")] if name.rstrip(".") else []
