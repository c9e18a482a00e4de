"""Takes the destination port for the first field.

base: right_plain
score: 0
caught by: udp-parse-fields
message: source is ('127.0.0.1', 5000)
hint: the first port is the source's
"""
# instead of
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
# this
    destination_port, source_port, length, checksum = struct.unpack("!HHHH", segment[:8])
