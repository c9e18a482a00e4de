"""Pads with no-operations.

base: reference
score: 3
caught by: tcp-build-bytes
message: makes header, options and data
hint: need three zero bytes
"""
# instead of
    options += bytes(-len(options) % 4)

# this
    options += b"\x01" * (-len(options) % 4)

