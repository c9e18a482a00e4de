"""Computes the data offset before the options are padded.

base: reference
score: 1
caught by: tcp-build-bytes
message: makes header, options and data
hint: the data offset counts options and padding
"""
# instead of
    options += bytes(-len(options) % 4)
# this
    words = 5 + len(options) // 4
    options += bytes(-len(options) % 4)
# instead of
    fields = *numbers, size // 4 << 4, segment.flags, segment.window
# this
    fields = *numbers, words << 4, segment.flags, segment.window
