"""Sums without the pseudo-header.

base: reference
score: 0
caught by: tcp-build-bytes
message: with the checksum dc0f
hint: the checksum goes over pseudo-header
"""
# instead of
    checksum = internet_checksum(pseudo + struct.pack("!HHIIBBHHH", *fields, 0, 0) + rest)
# this
    checksum = internet_checksum(struct.pack("!HHIIBBHHH", *fields, 0, 0) + rest)
