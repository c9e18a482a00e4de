"""Returns ip_address objects in place of host names.

base: right_plain
score: 0
caught by: udp-parse-fields
message: IPv4Address
hint: struct.unpack
"""
# instead of
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:])
# this
    return Datagram((here, source_port), (there, destination_port), segment[8:])
