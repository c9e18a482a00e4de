"""Forgets the zero byte behind the last label.

base: reference
score: 0
caught by: dns-query-bytes
message: build_query('www.course.example', 28, 4660)
hint: the name ends in a zero byte
"""
# instead of
    encoded = b"".join(bytes([len(label)]) + label for label in labels) + b"\x00"
# this
    encoded = b"".join(bytes([len(label)]) + label for label in labels)
