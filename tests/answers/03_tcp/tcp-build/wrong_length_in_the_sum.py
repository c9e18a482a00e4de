"""Puts the length of the data into the pseudo-header.

base: reference
score: 0
caught by: tcp-build-bytes
message: with the checksum dc0f
hint: the checksum goes over pseudo-header
"""
# instead of
    pseudo = pseudo_header(source, destination, 20 + len(rest))
# this
    pseudo = pseudo_header(source, destination, len(segment.payload))
