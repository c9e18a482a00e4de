"""Puts the length of the header into the pseudo-header.

base: reference
score: 1
caught by: tcp-parse-kernel
message: an odd number of bytes
hint: that of the whole segment
"""
# instead of
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
# this
    if internet_checksum(pseudo_header(source, destination, 4 * (segment[12] >> 4)) + segment):
