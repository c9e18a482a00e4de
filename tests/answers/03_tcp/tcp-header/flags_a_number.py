"""Gives the flags as a number.

base: reference
score: 0
caught by: tcp-header-fields
message: parse_header
hint: flags is a Flag
"""
# instead of
        flags=Flag(flags & 0x3F),
# this
        flags=flags & 0x3F,
