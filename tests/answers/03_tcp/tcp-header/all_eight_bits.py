"""Keeps CWR and ECE among the flags.

base: reference
score: 2
caught by: tcp-header-numbers
message: parse_header
hint: only six bits belong to Flag
"""
# instead of
        flags=Flag(flags & 0x3F),
# this
        flags=Flag(flags),
