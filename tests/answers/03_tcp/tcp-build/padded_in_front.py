"""Pads in front of the options.

base: reference
score: 3
caught by: tcp-build-bytes
message: makes header, options and data
hint: all padding goes behind the last option
"""
# instead of
    options += bytes(-len(options) % 4)

# this
    options = b"\x01" * (-len(options) % 4) + options

