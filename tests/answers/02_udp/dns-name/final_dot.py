"""Ends each name in a dot.

base: reference
score: 1
caught by: dns-name-labels
message: read_name
hint: there is none behind the last
"""
# instead of
            return ".".join(labels), after or at + 1
# this
            return "".join(f"{label}." for label in labels), after or at + 1
