"""Pads no options.

base: reference
score: 0
caught by: tcp-build-bytes
message: makes header, options and data
hint: need three zero bytes
"""
# instead of
    options += bytes(-len(options) % 4)

# this

