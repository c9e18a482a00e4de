"""Reads the flags from the other end.

base: reference
score: 0
caught by: tcp-header-fields
message: parse_header
hint: the flags are the six lowest bits
"""
# instead of
        flags=Flag(flags & 0x3F),
# this
        flags=Flag(int(f"{flags & 0x3F:06b}"[::-1], 2)),
