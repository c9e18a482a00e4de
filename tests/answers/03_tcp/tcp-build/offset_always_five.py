"""Says that the header has 20 bytes.

base: reference
score: 1
caught by: tcp-build-bytes
message: makes header, options and data
hint: the data offset counts options and padding
"""
# instead of
    fields = *numbers, size // 4 << 4, segment.flags, segment.window
# this
    fields = *numbers, 0x50, segment.flags, segment.window
