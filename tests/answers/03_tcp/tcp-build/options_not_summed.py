"""Sums without the options.

base: reference
score: 1
caught by: tcp-build-bytes
message: with the checksum 757d
hint: the checksum goes over pseudo-header
"""
# instead of
    checksum = internet_checksum(pseudo + struct.pack("!HHIIBBHHH", *fields, 0, 0) + rest)
# this
    checksum = internet_checksum(pseudo + struct.pack("!HHIIBBHHH", *fields, 0, 0) + segment.payload)
