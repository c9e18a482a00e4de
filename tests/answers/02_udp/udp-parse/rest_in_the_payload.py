"""Leaves the rest out of the checksum and in the payload.

base: right_plain
score: 2
caught by: udp-parse-lengths
message: bytes behind the end
"""
# instead of
    segment = segment[:length]
# this

# instead of
    if checksum != 0 and internet_checksum(pseudo + segment) != 0:
# this
    if checksum != 0 and internet_checksum(pseudo + segment[:length]) != 0:
