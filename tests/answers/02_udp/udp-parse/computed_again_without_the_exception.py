"""Computes the checksum again and compares, but a computed 0 was sent as 0xFFFF.

base: right_plain
score: 4
caught by: udp-parse-zero
message: ffff
hint: sum up with the checksum in its place
"""
# instead of
    if checksum != 0 and internet_checksum(pseudo + segment) != 0:
# this
    blank = segment[:6] + bytes(2) + segment[8:]
    if checksum != 0 and internet_checksum(pseudo + blank) != checksum:
