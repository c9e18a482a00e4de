"""Splits the root into one empty label, and refuses it.

base: reference
score: 1
caught by: dns-query-bytes
message: for the root
hint: a list with one empty label
"""
# instead of
    labels = [] if name in ("", ".") else [label.encode("ascii") for label in name.removesuffix(".").split(".")]
# this
    labels = [label.encode("ascii") for label in name.removesuffix(".").split(".")]
