"""Leaves the rest out of the checksum and in the payload.

base: right_plain
score: 2
caught by: udp-parse-lengths
message: Datagram(source=('127.0.0.1', 4000), destination=('127.0.0.1
hint: cut the segment to its length field first
"""
# instead of
    segment = segment[:length]
# this

# instead of
    if checksum != 0 and internet_checksum(pseudo + segment) != 0:
# this
    if checksum != 0 and internet_checksum(pseudo + segment[:length]) != 0:
