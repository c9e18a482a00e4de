"""Returns the header without its options.

base: reference
score: 2
caught by: tcp-parse-kernel
message: the SYN of Linux
hint: the options are missing
"""
# instead of
    return replace(header, options=parse_options(segment[20 : len(segment) - len(header.payload)]))
# this
    return header
