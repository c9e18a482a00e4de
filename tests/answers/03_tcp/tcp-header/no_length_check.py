"""Leaves it to struct to notice that bytes are missing.

base: reference
score: 2
caught by: tcp-header-lengths
message: raises Truncated
hint: ask for 20 bytes before you unpack
"""
# instead of
    if len(segment) < 20:
        raise Truncated(f"{len(segment)} bytes, and the header has 20 without options")

# this

