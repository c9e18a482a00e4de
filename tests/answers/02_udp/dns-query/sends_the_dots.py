"""Sends the name as text, with its dots and a zero byte.

base: reference
score: 0
caught by: dns-query-bytes
message: build_query('www.course.example', 28, 4660)
hint: a dot is not sent
"""
# instead of
    encoded = b"".join(bytes([len(label)]) + label for label in labels) + b"\x00"
# this
    encoded = b".".join(labels) + b"\x00"
