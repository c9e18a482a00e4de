"""Returns the payload.

base: reference
score: 1
caught by: tcp-parse-kernel
message: the SYN of Linux
hint: a bytes, where Segment is wanted
"""
# instead of
    return replace(header, options=parse_options(segment[20 : len(segment) - len(header.payload)]))
# this
    return header.payload
