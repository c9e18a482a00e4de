"""Sends what is not ASCII as UTF-8.

base: reference
score: 2
caught by: dns-query-limits
message: größe
hint: encode('ascii') refuses
"""
# instead of
    labels = [] if name in ("", ".") else [label.encode("ascii") for label in name.removesuffix(".").split(".")]
# this
    labels = [] if name in ("", ".") else [label.encode() for label in name.removesuffix(".").split(".")]
