"""Leaves the flags 0.

base: reference
score: 1
caught by: dns-query-bytes
message: build_query('www.course.example', 28, 4660)
hint: 0x0100, the bit for recursion desired alone
"""
# instead of
    header = struct.pack("!6H", id, 0x0100, 1, 0, 0, 0)
# this
    header = struct.pack("!6H", id, 0, 1, 0, 0, 0)
