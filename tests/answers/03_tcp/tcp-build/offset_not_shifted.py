"""Writes the data offset into the lower four bits.

base: reference
score: 0
caught by: tcp-build-bytes
message: makes header, options and data
hint: the data offset is the upper four bits
"""
# instead of
    fields = *numbers, size // 4 << 4, segment.flags, segment.window
# this
    fields = *numbers, size // 4, segment.flags, segment.window
