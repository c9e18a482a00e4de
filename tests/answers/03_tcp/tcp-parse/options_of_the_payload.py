"""Looks for the options behind the header.

base: reference
score: 1
caught by: tcp-parse-kernel
message: the SYN of Linux
hint: the options are missing
"""
# instead of
    return replace(header, options=parse_options(segment[20 : len(segment) - len(header.payload)]))
# this
    return replace(header, options=parse_options(header.payload))
