"""Raises ValueError itself.

base: reference
score: 2
caught by: tcp-header-lengths
message: raises Truncated
hint: the error that is wanted here is Truncated
"""
# instead of
    if len(segment) < 20:
        raise Truncated(f"{len(segment)} bytes, and the header has 20 without options")
# this
    if len(segment) < 20:
        raise ValueError(f"{len(segment)} bytes, and the header has 20 without options")
