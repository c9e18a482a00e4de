"""Leaves the checksum 0.

base: reference
score: 1
caught by: tcp-build-bytes
message: with the checksum dc0f
hint: the checksum is 0 still
"""
# instead of
    checksum = internet_checksum(pseudo + struct.pack("!HHIIBBHHH", *fields, 0, 0) + rest)
# this
    checksum = 0 * len(pseudo)
