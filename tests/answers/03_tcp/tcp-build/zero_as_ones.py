"""Sends ffff for a checksum of 0, as in UDP.

base: reference
score: 4
caught by: tcp-build-edges
message: the checksum comes out as 0
hint: that was UDP
"""
# instead of
    checksum = internet_checksum(pseudo + struct.pack("!HHIIBBHHH", *fields, 0, 0) + rest)
# this
    checksum = internet_checksum(pseudo + struct.pack("!HHIIBBHHH", *fields, 0, 0) + rest) or 0xFFFF
