"""Puts the length of the data into the pseudo-header.

base: reference
score: 1
caught by: tcp-parse-kernel
message: the SYN of Linux
hint: that of the whole segment
"""
# instead of
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
# this
    if internet_checksum(pseudo_header(source, destination, len(header.payload)) + segment):
