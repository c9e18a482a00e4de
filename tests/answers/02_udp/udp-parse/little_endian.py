"""Unpacks the fields least significant byte first.

base: right_plain
score: 0
caught by: udp-parse-fields
message: struct.unpack
"""
# instead of
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
# this
    source_port, destination_port, length, checksum = struct.unpack("<HHHH", segment[:8])
