"""Packs all numbers with the less significant byte first.

base: reference
score: 1
caught by: dns-query-bytes
message: build_query('www.course.example', 28, 4660)
hint: network byte order
"""
# instead of
    header = struct.pack("!6H", id, 0x0100, 1, 0, 0, 0)
# this
    header = struct.pack("<6H", id, 0x0100, 1, 0, 0, 0)
# instead of
    return header + encoded + struct.pack("!2H", qtype, 1)
# this
    return header + encoded + struct.pack("<2H", qtype, 1)
