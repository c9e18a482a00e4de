"""Returns the header as part of the payload.

base: right_plain
score: 0
caught by: udp-parse-fields
message: begins at byte 8
hint: struct.unpack
"""
# instead of
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:])
# this
    return Datagram((source_host, source_port), (destination_host, destination_port), segment)
