"""Unpacks the fields least significant byte first.

base: right_plain
score: 0
caught by: udp-parse-fields
message: Datagram(source=('127.0.0.1', 4000), destination=('127.0.0.1
hint: the length field counts header and payload
"""
# instead of
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
# this
    source_port, destination_port, length, checksum = struct.unpack("<HHHH", segment[:8])
