"""Leaves the data out of the sum.

base: reference
score: 1
caught by: tcp-parse-kernel
message: an odd number of bytes
hint: its checksum included, gives 0
"""
# instead of
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
# this
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment[: len(segment) - len(header.payload)]):
