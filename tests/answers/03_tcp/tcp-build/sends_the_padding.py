"""Sends the zero byte that an odd number is summed with.

base: reference
score: 1
caught by: tcp-build-bytes
message: makes header, options and data
hint: it is not sent
"""
# instead of
    rest = options + segment.payload
# this
    rest = options + segment.payload + bytes(len(segment.payload) % 2)
