"""Expects 0xFFFF, which is the sum, of a function that returns its complement.

base: right_plain
score: 0
caught by: udp-parse-fields
message: raised BadChecksum
hint: sum up the pseudo-header
"""
# instead of
    if checksum != 0 and internet_checksum(pseudo + segment) != 0:
# this
    if checksum != 0 and internet_checksum(pseudo + segment) != 0xFFFF:
