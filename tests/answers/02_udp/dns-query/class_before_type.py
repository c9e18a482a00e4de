"""Writes the class in front of the type.

base: reference
score: 1
caught by: dns-query-bytes
message: build_query('www.course.example', 28, 4660)
hint: the type comes first
"""
# instead of
    return header + encoded + struct.pack("!2H", qtype, 1)
# this
    return header + encoded + struct.pack("!2H", 1, qtype)
