"""Returns an unchecked datagram before it looks at the length.

base: right_plain
score: 4
caught by: udp-parse-lengths
message: Truncated
hint: ask for 8 bytes before you unpack them
"""
# instead of
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
# this
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
    here, there = ip_address(source_host), ip_address(destination_host)
    if checksum == 0 and here.version == 4:
        return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:length])

# instead of
    here, there = ip_address(source_host), ip_address(destination_host)
# this
