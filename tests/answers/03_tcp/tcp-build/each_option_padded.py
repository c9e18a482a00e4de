"""Pads each option by itself.

base: reference
score: 3
caught by: tcp-build-bytes
message: makes header, options and data
hint: all padding goes behind the last option
"""
# instead of
    options = b"".join(bytes([kind, 2 + len(data)]) + data for kind, data in segment.options)
# this
    options = b"".join((bytes([kind, 2 + len(data)]) + data).ljust(-(-(2 + len(data)) // 4) * 4, b"\x00") for kind, data in segment.options)
