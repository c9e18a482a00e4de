"""Counts the data of an option only.

base: reference
score: 1
caught by: tcp-build-bytes
message: makes header, options and data
hint: the length of an option counts
"""
# instead of
    options = b"".join(bytes([kind, 2 + len(data)]) + data for kind, data in segment.options)
# this
    options = b"".join(bytes([kind, len(data)]) + data for kind, data in segment.options)
