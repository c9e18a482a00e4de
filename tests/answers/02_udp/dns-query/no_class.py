"""Ends with the type.

base: reference
score: 0
caught by: dns-query-bytes
message: build_query('www.course.example', 28, 4660)
hint: type and class, two bytes each
"""
# instead of
    return header + encoded + struct.pack("!2H", qtype, 1)
# this
    return header + encoded + struct.pack("!H", qtype)
