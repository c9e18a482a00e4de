"""Takes the source for the destination.

base: right_plain
score: 0
caught by: udp-parse-fields
message: Datagram
hint: struct.unpack
"""
# instead of
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:])
# this
    return Datagram((destination_host, destination_port), (source_host, source_port), segment[8:])
