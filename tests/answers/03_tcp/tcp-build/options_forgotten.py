"""Leaves the options out.

base: reference
score: 0
caught by: tcp-build-bytes
message: makes header, options and data
hint: the options are missing
"""
# instead of
    options = b"".join(bytes([kind, 2 + len(data)]) + data for kind, data in segment.options)
# this
    options = b""
