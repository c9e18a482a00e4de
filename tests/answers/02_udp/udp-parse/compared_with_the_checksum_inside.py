"""Compares the field with a checksum over bytes that hold the field itself.

base: right_plain
score: 0
caught by: udp-parse-fields
message: raised BadChecksum
hint: sum up the pseudo-header
"""
# instead of
    if checksum != 0 and internet_checksum(pseudo + segment) != 0:
# this
    if checksum != 0 and internet_checksum(pseudo + segment) != checksum:
